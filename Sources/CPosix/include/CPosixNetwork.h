#pragma once

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// The system's lists of services and protocols. `protocol` NULL: any. -ENOENT when there is no such entry.

// The port, in the host's order.
long cposix_service_port(const char *name, const char *protocol);
long cposix_service_name(uint16_t port, const char *protocol, char *buffer, size_t size);
long cposix_protocol_number(const char *name);

#ifdef __cplusplus
}
#endif
