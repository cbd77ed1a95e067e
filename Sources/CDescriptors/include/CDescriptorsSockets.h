#pragma once

#include <netdb.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/socket.h>
#include <sys/uio.h>

// 0 or more, or -errno. No call here makes a SIGPIPE: MSG_NOSIGNAL is added (SO_NOSIGPIPE on Darwin).

#ifdef __cplusplus
extern "C" {
#endif

// SOCK_CLOEXEC and SOCK_NONBLOCK, or 0 where the platform has none.
extern const int cdescriptors_sock_cloexec;
extern const int cdescriptors_sock_nonblock;
extern const int cdescriptors_msg_cmsg_cloexec;

long cdescriptors_socket(int family, int type, int protocol);
long cdescriptors_socketpair(int family, int type, int protocol, int pair[2]);
long cdescriptors_accept(int listener, struct sockaddr *address, socklen_t *length);
long cdescriptors_accept4(int listener, struct sockaddr *address, socklen_t *length, int flags);
long cdescriptors_bind(int descriptor, const struct sockaddr *address, socklen_t length);
long cdescriptors_connect(int descriptor, const struct sockaddr *address, socklen_t length);
long cdescriptors_listen(int descriptor, int backlog);
long cdescriptors_shutdown(int descriptor, int how);
long cdescriptors_getsockname(int descriptor, struct sockaddr *address, socklen_t *length);
long cdescriptors_getpeername(int descriptor, struct sockaddr *address, socklen_t *length);
long cdescriptors_getsockopt(int descriptor, int level, int option, void *value, socklen_t *length);
long cdescriptors_setsockopt(int descriptor, int level, int option, const void *value, socklen_t length);
long cdescriptors_send(int descriptor, const void *buffer, size_t count, int flags);
long cdescriptors_sendto(int descriptor, const void *buffer, size_t count, int flags, const struct sockaddr *address,
                         socklen_t length);
long cdescriptors_recv(int descriptor, void *buffer, size_t count, int flags);
long cdescriptors_recvfrom(int descriptor, void *buffer, size_t count, int flags, struct sockaddr *address,
                           socklen_t *length);
long cdescriptors_sendmsg(int descriptor, const struct iovec *vectors, size_t vector_count, const void *control,
                          size_t control_length, int flags, const struct sockaddr *address, socklen_t length);
// Sizes of `control` and `address` go in and come out; `message_flags` comes out.
long cdescriptors_recvmsg(int descriptor, struct iovec *vectors, size_t vector_count, void *control,
                          size_t *control_length, int flags, struct sockaddr *address, socklen_t *length,
                          int *message_flags);

// getaddrinfo(3) and getnameinfo(3): their EAI_ code, and in `error` the errno behind EAI_SYSTEM (otherwise 0).
int cdescriptors_getaddrinfo(const char *host, const char *service, const struct addrinfo *hints,
                             struct addrinfo **list, int *error);
int cdescriptors_getnameinfo(const struct sockaddr *address, socklen_t length, char *host, socklen_t host_size,
                             char *service, socklen_t service_size, int flags, int *error);

// CMSG_SPACE and CMSG_LEN of `count` bytes.
size_t cdescriptors_control_space(size_t count);
size_t cdescriptors_control_length(size_t count);
// Writes one control message at `offset` of a zeroed buffer; gives the offset behind it, or 0 when it does not fit.
size_t cdescriptors_control_append(void *control, size_t capacity, size_t offset, int level, int type,
                                   const void *data, size_t count);
// Reads the control message at `offset`; gives the offset of the next one, or 0 when there is none at `offset`.
// `data_length` never reaches past `capacity`, whatever a truncated header says.
size_t cdescriptors_control_next(const void *control, size_t capacity, size_t offset, int *level, int *type,
                                 size_t *data_offset, size_t *data_length);

#ifdef __cplusplus
}
#endif
