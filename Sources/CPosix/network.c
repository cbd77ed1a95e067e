#define _GNU_SOURCE 1
#include "include/CPosixNetwork.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netdb.h>
#include <string.h>

static long copy(const char *text, char *buffer, size_t size) {
    size_t length = strlen(text);
    if (length >= size) return -ERANGE;
    memcpy(buffer, text, length + 1);
    return 0;
}

#ifdef __GLIBC__

enum { SCRATCH = 8192 };

long cposix_service_port(const char *name, const char *protocol) {
    struct servent entry, *found = NULL;
    char scratch[SCRATCH];
    int error = getservbyname_r(name, protocol, &entry, scratch, sizeof scratch, &found);
    if (error) return -(long)error;
    return found ? ntohs((uint16_t)found->s_port) : -ENOENT;
}

long cposix_service_name(uint16_t port, const char *protocol, char *buffer, size_t size) {
    struct servent entry, *found = NULL;
    char scratch[SCRATCH];
    int error = getservbyport_r(htons(port), protocol, &entry, scratch, sizeof scratch, &found);
    if (error) return -(long)error;
    return found ? copy(found->s_name, buffer, size) : -ENOENT;
}

long cposix_protocol_number(const char *name) {
    struct protoent entry, *found = NULL;
    char scratch[SCRATCH];
    int error = getprotobyname_r(name, &entry, scratch, sizeof scratch, &found);
    if (error) return -(long)error;
    return found ? found->p_proto : -ENOENT;
}

#else

// Other systems keep one result for each thread.

long cposix_service_port(const char *name, const char *protocol) {
    struct servent *found = getservbyname(name, protocol);
    return found ? ntohs((uint16_t)found->s_port) : -ENOENT;
}

long cposix_service_name(uint16_t port, const char *protocol, char *buffer, size_t size) {
    struct servent *found = getservbyport(htons(port), protocol);
    return found ? copy(found->s_name, buffer, size) : -ENOENT;
}

long cposix_protocol_number(const char *name) {
    struct protoent *found = getprotobyname(name);
    return found ? found->p_proto : -ENOENT;
}

#endif
