import os
import select
import socket

print([hasattr(select, name) for name in ("kqueue", "devpoll")],
      [hasattr(os, name) for name in ("get_handle_inheritable", "set_handle_inheritable", "O_NOINHERIT")])
# expect: [False, False] [False, False, False]
print(socket.SOCK_CLOEXEC == os.O_CLOEXEC, socket.SOCK_NONBLOCK == os.O_NONBLOCK)  # expect: True True
