# SPDX-License-Identifier: GPL-3.0-or-later
"""A session manager of X11 (XSMP) that ends the desktop session when the test says so.

As a program: prints its address, "registered" for a client, "saved" when he has answered, "closed" when he is gone;
a line on standard input asks him to save himself for a shutdown.
"""
import ctypes
import select
import subprocess
import sys

POINTER, TEXT, FLAG = ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int
EVENTS = 10  # what a client can say
REGISTER, SAVED, CLOSED = 0, 5, 6
SAVE_LOCAL, SAVE_BOTH, INTERACT_NONE = 1, 2, 0


class SessionManager:
    """For a test."""

    def __init__(self, owner):
        self.process = owner.spawn([sys.executable, "-B", __file__], "session-manager", stdin=subprocess.PIPE,
                                   stdout=subprocess.PIPE)
        self.address = self.process.stdout.readline().decode().strip()

    def expect(self, words):
        said = self.process.stdout.readline().decode().strip()
        assert said == words, f"{said!r} instead of {words!r}"

    def end_session(self):
        self.process.stdin.write(b"end\n")
        self.process.stdin.flush()


class Event(ctypes.Structure):
    _fields_ = [("callback", POINTER), ("data", POINTER)]


def serve():
    sm, ice = ctypes.CDLL("libSM.so.6"), ctypes.CDLL("libICE.so.6")
    sm.SmsGenerateClientID.restype = POINTER
    ice.IceComposeNetworkIdList.restype = TEXT
    ice.IceAcceptConnection.restype = POINTER
    clients, connections, kept = [], {}, []

    def tell(words):
        print(words, flush=True)

    def registers(client, _data, previous):
        if previous:
            return 0  # nobody was here before
        sm.SmsRegisterClientReply(POINTER(client), POINTER(sm.SmsGenerateClientID(POINTER(client))))
        sm.SmsSaveYourself(POINTER(client), SAVE_LOCAL, 0, INTERACT_NONE, 0)  # as the protocol wants it
        clients.append(client)
        return 1

    def saved(_client, _data, _success):
        tell("registered" if not kept[0]["ending"] else "saved")

    def closed(client, _data, _count, _reasons):
        tell("closed")
        clients.remove(client)

    def ignored(*_):
        pass

    procs = {REGISTER: ctypes.CFUNCTYPE(FLAG, POINTER, POINTER, POINTER)(registers),
             SAVED: ctypes.CFUNCTYPE(None, POINTER, POINTER, FLAG)(saved),
             CLOSED: ctypes.CFUNCTYPE(None, POINTER, POINTER, FLAG, POINTER)(closed)}
    other = ctypes.CFUNCTYPE(None)(ignored)

    def arrives(_client, _data, mask, events, _reason):
        mask[0] = (1 << EVENTS) - 1
        for number in range(EVENTS):
            events[number].callback = ctypes.cast(procs.get(number, other), POINTER)
        return 1

    kept.append({"ending": False})
    newcomer = ctypes.CFUNCTYPE(FLAG, POINTER, POINTER, ctypes.POINTER(ctypes.c_ulong), ctypes.POINTER(Event),
                                POINTER)(arrives)
    welcome = ctypes.CFUNCTYPE(FLAG, TEXT)(lambda _host: 1)
    error = ctypes.create_string_buffer(256)
    assert sm.SmsInitialize(b"test", b"1", newcomer, None, welcome, len(error), error), error.value
    count, listeners = ctypes.c_int(), ctypes.POINTER(POINTER)()
    assert ice.IceListenForConnections(ctypes.byref(count), ctypes.byref(listeners), len(error), error), error.value
    doors = {}
    for number in range(count.value):
        ice.IceSetHostBasedAuthProc(POINTER(listeners[number]), welcome)
        doors[ice.IceGetListenConnectionNumber(POINTER(listeners[number]))] = listeners[number]
    tell(ice.IceComposeNetworkIdList(count, listeners).decode())
    while True:
        for ready in select.select([*doors, *connections, sys.stdin], [], [])[0]:
            if ready is sys.stdin:
                if not sys.stdin.readline():
                    return
                kept[0]["ending"] = True
                for client in clients:
                    sm.SmsSaveYourself(POINTER(client), SAVE_BOTH, 1, INTERACT_NONE, 0)
            elif ready in doors:
                connection = ice.IceAcceptConnection(POINTER(doors[ready]), ctypes.byref(ctypes.c_int()))
                connections[ice.IceConnectionNumber(POINTER(connection))] = connection
            elif ice.IceProcessMessages(POINTER(connections[ready]), None, None) != 0:  # an error, or closed
                connections.pop(ready)


if __name__ == "__main__":
    serve()
