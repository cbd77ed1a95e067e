#define _GNU_SOURCE
#include "include/CDescriptors.h"
#include "result.h"

#include <string.h>

#ifdef __linux__
const int cdescriptors_sock_cloexec = SOCK_CLOEXEC;
const int cdescriptors_sock_nonblock = SOCK_NONBLOCK;
const int cdescriptors_msg_cmsg_cloexec = MSG_CMSG_CLOEXEC;
#define WITHOUT_SIGNAL MSG_NOSIGNAL
#else
const int cdescriptors_sock_cloexec = 0;
const int cdescriptors_sock_nonblock = 0;
const int cdescriptors_msg_cmsg_cloexec = 0;
#define WITHOUT_SIGNAL 0
#endif

// Darwin has no MSG_NOSIGNAL: the socket itself is told, once, when it is made.
static long quiet(int descriptor) {
#ifdef SO_NOSIGPIPE
    int on = 1;
    if (descriptor >= 0) setsockopt(descriptor, SOL_SOCKET, SO_NOSIGPIPE, &on, sizeof on);
#endif
    return descriptor;
}

long cdescriptors_socket(int family, int type, int protocol) {
    int descriptor = socket(family, type, protocol);
    return descriptor == -1 ? -(long)errno : quiet(descriptor);
}

long cdescriptors_socketpair(int family, int type, int protocol, int pair[2]) {
    if (socketpair(family, type, protocol, pair) == -1) return -(long)errno;
    quiet(pair[0]);
    quiet(pair[1]);
    return 0;
}

long cdescriptors_accept(int listener, struct sockaddr *address, socklen_t *length) {
    int descriptor = accept(listener, address, length);
    return descriptor == -1 ? -(long)errno : quiet(descriptor);
}

long cdescriptors_accept4(int listener, struct sockaddr *address, socklen_t *length, int flags) {
#ifdef __linux__
    RESULT(accept4(listener, address, length, flags));
#else
    (void)listener, (void)address, (void)length, (void)flags;
    return -ENOSYS;
#endif
}

long cdescriptors_bind(int descriptor, const struct sockaddr *address, socklen_t length) {
    RESULT(bind(descriptor, address, length));
}

long cdescriptors_connect(int descriptor, const struct sockaddr *address, socklen_t length) {
    RESULT(connect(descriptor, address, length));
}

long cdescriptors_listen(int descriptor, int backlog) { RESULT(listen(descriptor, backlog)); }

long cdescriptors_shutdown(int descriptor, int how) { RESULT(shutdown(descriptor, how)); }

long cdescriptors_getsockname(int descriptor, struct sockaddr *address, socklen_t *length) {
    RESULT(getsockname(descriptor, address, length));
}

long cdescriptors_getpeername(int descriptor, struct sockaddr *address, socklen_t *length) {
    RESULT(getpeername(descriptor, address, length));
}

long cdescriptors_getsockopt(int descriptor, int level, int option, void *value, socklen_t *length) {
    RESULT(getsockopt(descriptor, level, option, value, length));
}

long cdescriptors_setsockopt(int descriptor, int level, int option, const void *value, socklen_t length) {
    RESULT(setsockopt(descriptor, level, option, value, length));
}

long cdescriptors_send(int descriptor, const void *buffer, size_t count, int flags) {
    RESULT(send(descriptor, buffer, count, flags | WITHOUT_SIGNAL));
}

long cdescriptors_sendto(int descriptor, const void *buffer, size_t count, int flags, const struct sockaddr *address,
                         socklen_t length) {
    RESULT(sendto(descriptor, buffer, count, flags | WITHOUT_SIGNAL, address, length));
}

long cdescriptors_recv(int descriptor, void *buffer, size_t count, int flags) {
    RESULT(recv(descriptor, buffer, count, flags));
}

long cdescriptors_recvfrom(int descriptor, void *buffer, size_t count, int flags, struct sockaddr *address,
                           socklen_t *length) {
    RESULT(recvfrom(descriptor, buffer, count, flags, address, length));
}

long cdescriptors_sendmsg(int descriptor, const struct iovec *vectors, size_t vector_count, const void *control,
                          size_t control_length, int flags, const struct sockaddr *address, socklen_t length) {
    struct msghdr message;
    memset(&message, 0, sizeof message);
    message.msg_name = (void *)address;
    message.msg_namelen = address ? length : 0;
    message.msg_iov = (struct iovec *)vectors;
    message.msg_iovlen = vector_count;
    message.msg_control = control_length ? (void *)control : NULL;
    message.msg_controllen = control_length;
    RESULT(sendmsg(descriptor, &message, flags | WITHOUT_SIGNAL));
}

long cdescriptors_recvmsg(int descriptor, struct iovec *vectors, size_t vector_count, void *control,
                          size_t *control_length, int flags, struct sockaddr *address, socklen_t *length,
                          int *message_flags) {
    struct msghdr message;
    memset(&message, 0, sizeof message);
    message.msg_name = address;
    message.msg_namelen = address ? *length : 0;
    message.msg_iov = vectors;
    message.msg_iovlen = vector_count;
    message.msg_control = *control_length ? control : NULL;
    message.msg_controllen = *control_length;
    ssize_t count = recvmsg(descriptor, &message, flags);
    if (count == -1) return -(long)errno;
    if (address) *length = message.msg_namelen;
    *control_length = message.msg_controllen;
    *message_flags = message.msg_flags;
    return count;
}

int cdescriptors_getaddrinfo(const char *host, const char *service, const struct addrinfo *hints,
                             struct addrinfo **list, int *error) {
    int code = getaddrinfo(host, service, hints, list);
    *error = code == EAI_SYSTEM ? errno : 0;
    return code;
}

int cdescriptors_getnameinfo(const struct sockaddr *address, socklen_t length, char *host, socklen_t host_size,
                             char *service, socklen_t service_size, int flags, int *error) {
    int code = getnameinfo(address, length, host, host_size, service, service_size, flags);
    *error = code == EAI_SYSTEM ? errno : 0;
    return code;
}

size_t cdescriptors_control_space(size_t count) { return CMSG_SPACE(count); }

size_t cdescriptors_control_length(size_t count) { return CMSG_LEN(count); }

size_t cdescriptors_control_append(void *control, size_t capacity, size_t offset, int level, int type,
                                   const void *data, size_t count) {
    size_t room = capacity - offset;
    if (offset > capacity || count > room || CMSG_LEN(count) > room) return 0;
    struct cmsghdr header;
    memset(&header, 0, sizeof header);
    header.cmsg_len = CMSG_LEN(count);
    header.cmsg_level = level;
    header.cmsg_type = type;
    memcpy((char *)control + offset, &header, sizeof header);
    if (count) memcpy((char *)control + offset + CMSG_LEN(0), data, count);
    return CMSG_SPACE(count) > room ? capacity : offset + CMSG_SPACE(count);
}

size_t cdescriptors_control_next(const void *control, size_t capacity, size_t offset, int *level, int *type,
                                 size_t *data_offset, size_t *data_length) {
    if (offset > capacity || capacity - offset < CMSG_LEN(0)) return 0;
    struct cmsghdr header;
    memcpy(&header, (const char *)control + offset, sizeof header);
    size_t length = header.cmsg_len, room = capacity - offset;
    if (length < CMSG_LEN(0)) return 0;
    if (length > room) length = room;
    *level = header.cmsg_level;
    *type = header.cmsg_type;
    *data_offset = offset + CMSG_LEN(0);
    *data_length = length - CMSG_LEN(0);
    size_t step = CMSG_SPACE(*data_length);
    return step > room ? capacity : offset + step;
}
