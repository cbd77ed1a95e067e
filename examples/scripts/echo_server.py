"""An echo server that hands each connection to a worker process.

The parent waits with epoll and accepts. An accepted connection is private, so the worker would not
see it, except that `pass_fds` hands it over: exactly that descriptor, and nothing else. The listening
socket, the epoll instance and the other clients' connections never reach a worker.

    taipan echo_server.py               serve two clients of its own, check the echoes, leave
    taipan echo_server.py serve 7000    serve port 7000 until interrupted
"""
import os
import select
import socket
import subprocess
import sys
import threading

WORKER = """
import os, socket, sys
connection = socket.socket(fileno=int(sys.argv[1]))
with connection:
    connection.setblocking(True)
    connection.sendall(b"worker, descriptors in reach: %d\\n" % sum(
        1 for fd in range(3, 64) if fd != connection.fileno() and os.path.exists(f"/dev/fd/{fd}")))
    while data := connection.recv(65536):
        connection.sendall(data)
"""


class EchoServer:
    def __init__(self, port):
        self.listener = socket.create_server(("127.0.0.1", port))
        self.listener.setblocking(False)
        self.poller = select.epoll()
        self.poller.register(self.listener.fileno(), select.EPOLLIN)
        self.workers = []

    @property
    def address(self):
        return self.listener.getsockname()

    def step(self, timeout):
        """Wait up to `timeout` seconds, and start a worker for each client that came."""
        for _ in self.poller.poll(timeout):
            try:
                connection, peer = self.listener.accept()
            except BlockingIOError:
                continue
            with connection:
                fd = connection.fileno()
                assert not os.get_inheritable(fd)
                self.workers.append(subprocess.Popen(
                    [sys.executable, "-c", WORKER, str(fd)], pass_fds=[fd]))
                print(f"a client is served by a worker of its own ({len(self.workers)} so far)", flush=True)
        self.workers_left()

    def workers_left(self):
        return sum(worker.poll() is None for worker in self.workers)

    def close(self):
        self.poller.close()
        self.listener.close()
        return [worker.wait(timeout=60) for worker in self.workers]


def client(address, message, answers):
    with socket.create_connection(address, timeout=60) as connection:
        with connection.makefile("rb") as stream:
            greeting = stream.readline()
            connection.sendall(message)
            connection.shutdown(socket.SHUT_WR)
            answers[message] = greeting, stream.read()


def check_itself():
    server = EchoServer(0)
    answers = {}
    messages = [b"hello\n" * 3, b"x" * 200_000]
    clients = [threading.Thread(target=client, args=(server.address, message, answers)) for message in messages]
    for thread in clients:
        thread.start()
    while len(server.workers) < len(clients):
        server.step(60)
    for thread in clients:
        thread.join()
    statuses = server.close()
    good = all(answers[message][1] == message for message in messages)
    greetings = {answers[message][0] for message in messages}
    print(f"echoed: {sorted(len(message) for message in answers)} bytes, as sent: {good}")
    print(f"beside its connection a worker holds: {greetings}")
    print(f"workers left with {statuses}")
    return 0 if good and statuses == [0, 0] else 1


def main():
    if sys.argv[1:2] != ["serve"]:
        return check_itself()
    server = EchoServer(int(sys.argv[2]) if len(sys.argv) > 2 else 7000)
    print(f"listening on {server.address}", flush=True)
    try:
        while True:
            server.step(-1)
    except KeyboardInterrupt:
        print("\nleaving")
        server.close()
        return 0


if __name__ == "__main__":
    sys.exit(main())
