import errno

print(errno.ENOENT, errno.EBADF, errno.EAGAIN == errno.EWOULDBLOCK, errno.errorcode[2], errno.errorcode[9],
      errno.EINTR, errno.EPIPE, errno.EMFILE)
# expect: 2 9 True ENOENT EBADF 4 32 24
try:
    errno.ENOTHING
except AttributeError as error:
    print(error)  # expect: module 'errno' has no attribute 'ENOTHING'
