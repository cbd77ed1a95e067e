#pragma once

// Kernel calls in one shape for Swift: a result, or the negated errno, taken before anything else can run.

#include <errno.h>
#include <arpa/inet.h>
#include <fcntl.h>
#include <limits.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <signal.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "CDescriptorsFiles.h"
#include "CDescriptorsPaths.h"
#include "CDescriptorsProcesses.h"
#include "CDescriptorsReadiness.h"
#include "CDescriptorsSockets.h"
#include "CDescriptorsTerminals.h"
