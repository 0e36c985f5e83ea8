"""The simulated network: connections between the tasks of one program, with the latency and the
bandwidth that `# sim: network` names (1 ms, any number of bytes). Everything that goes over it is in
the trace from sending to arriving."""
import errno

import _services

from . import events, transports
from .log import logger

_servers = {}           # (host, port): server that listens there
_EVERYWHERE = ('', '0.0.0.0', '::', None)
_HERE = ('localhost', '127.0.0.1', '::1', '0.0.0.0', '', '::', None)
_ports = {'next': 49152}
_KIB = 1024


def _free_port():
    port = _ports['next']
    _ports['next'] = port + 1
    return port


def _address(host):
    return '127.0.0.1' if host in _HERE else host


def _find(host, port):
    found = _servers.get((_address(host), port)) or _servers.get((None, port))
    return found


class _Socket:
    """As much of a socket as a program asks a transport or server for."""

    def __init__(self, name, peer=None):
        self._name, self._peer = name, peer

    def getsockname(self):
        return self._name

    def getpeername(self):
        if self._peer is None:
            raise OSError(errno.ENOTCONN, 'Transport endpoint is not connected')
        return self._peer

    def setsockopt(self, *options):
        pass

    def fileno(self):
        return 7

    def __repr__(self):
        return (f'<asyncio.TransportSocket fd=7, family=2, type=1, proto=0, laddr={self._name}'
                f'{f", raddr={self._peer}" if self._peer else ""}>')


class _Link:
    """One direction of a connection: bytes leave in order, one after the other, and arrive in it."""

    def __init__(self, loop, words):
        self._loop, self._words = loop, words
        self._free_at = self._last_arrival = 0.0

    def send(self, size, what, function, *args):
        """Calls the function when `size` bytes have arrived. Gives when the last of them has left."""
        latency, bandwidth = _services.network()
        now = self._loop.time()
        begins = max(now, self._free_at)
        self._free_at = begins + (size / bandwidth if bandwidth else 0)
        arrival = self._last_arrival = max(self._free_at + latency, self._last_arrival)
        number = _services.sent(f'{what} {self._words}', arrival)
        self._loop.call_at(arrival, self._arrive, number, function, args)
        return self._free_at

    def _arrive(self, number, function, args):
        _services.done(number, 200, 'arrived')
        function(*args)


class _SimulatedTransport(transports.Transport):
    """One end of a connection. CPython's _SelectorSocketTransport in what a program sees."""

    def __init__(self, loop, protocol, name, peer_name, server):
        super().__init__({'sockname': name, 'peername': peer_name,
                          'socket': _Socket(name, peer_name)})
        self._loop, self._protocol, self._server = loop, protocol, server
        self._peer = None
        self._link = _Link(loop, f'to {peer_name[0]}:{peer_name[1]}')
        self._closing = self._lost = self._eof = False
        self._paused, self._held = False, []
        self._leaving = []              # (when, size) of what has not left yet
        self._high, self._low = 64 * _KIB, 16 * _KIB
        self._writing_paused = False
        self._after_close = 0
        if server is not None:
            server._attach(self)

    def __repr__(self):
        state = 'closed' if self._lost else 'closing' if self._closing else 'open'
        return f"<_SelectorSocketTransport {state} peer={self._extra['peername']}>"

    # --- the protocol

    def set_protocol(self, protocol):
        self._protocol = protocol

    def get_protocol(self):
        return self._protocol

    def is_closing(self):
        return self._closing

    # --- reading

    def is_reading(self):
        return not self._closing and not self._paused

    def pause_reading(self):
        self._paused = True

    def resume_reading(self):
        if not self._paused:
            return
        self._paused = False
        held, self._held = self._held, []
        for what in held:
            self._loop.call_soon(self._receive, what)

    def _receive(self, data):
        """Data, or b'' for the end, has arrived."""
        if self._lost or self._closing:
            if data and self._peer is not None:
                self._link.send(0, 'reset', self._peer._reset)
            return
        if self._paused:
            self._held.append(data)
            return
        if not data:
            keep = self._protocol.eof_received()
            if not keep:
                self.close()
            return
        if hasattr(self._protocol, 'buffer_updated'):
            self._fill(data)
        else:
            self._protocol.data_received(data)

    def _fill(self, data):
        while data:
            buffer = self._protocol.get_buffer(len(data))
            size = min(len(buffer), len(data))
            buffer[:size] = data[:size]
            data = data[size:]
            self._protocol.buffer_updated(size)

    def _reset(self):
        if not self._lost:
            self._end(ConnectionResetError(errno.ECONNRESET, 'Connection reset by peer'))

    # --- writing

    def write(self, data):
        if not isinstance(data, (bytes, bytearray, memoryview)):
            raise TypeError(f'data argument must be a bytes-like object, not '
                            f'{type(data).__name__!r}')
        if self._eof:
            raise RuntimeError('Cannot call write() after write_eof()')
        if self._closing:
            self._after_close += 1
            if self._after_close >= 5:
                logger.warning('socket.send() raised exception.')
            return
        data = bytes(data)
        if not data:
            return
        left = self._link.send(len(data), f'{len(data)} bytes', self._peer._receive, data)
        if left > self._loop.time():
            self._leaving.append((left, len(data)))
            self._loop.call_at(left, self._has_left)
            if self.get_write_buffer_size() > self._high and not self._writing_paused:
                self._writing_paused = True
                self._protocol.pause_writing()

    def _has_left(self):
        if self._writing_paused and self.get_write_buffer_size() <= self._low:
            self._writing_paused = False
            self._protocol.resume_writing()

    def get_write_buffer_size(self):
        now = self._loop.time()
        self._leaving = [entry for entry in self._leaving if entry[0] > now]
        return sum(size for _, size in self._leaving)

    def get_write_buffer_limits(self):
        return self._low, self._high

    def set_write_buffer_limits(self, high=None, low=None):
        if high is None:
            high = 64 * _KIB if low is None else 4 * low
        if low is None:
            low = high // 4
        if not high >= low >= 0:
            raise ValueError(f'high ({high!r}) must be >= low ({low!r}) must be >= 0')
        self._high, self._low = high, low

    def can_write_eof(self):
        return True

    def write_eof(self):
        if not (self._closing or self._eof):
            self._eof = True
            self._link.send(0, 'end', self._peer._receive, b'')

    # --- the end

    def close(self):
        if self._closing:
            return
        self._closing = True
        if not self._eof:
            self._eof = True
            self._link.send(0, 'end', self._peer._receive, b'')
        left = self._link._free_at
        if left > self._loop.time():
            self._loop.call_at(left, self._lose, None)
        else:
            self._loop.call_soon(self._lose, None)

    def abort(self):
        if self._lost:
            return
        if self._peer is not None:
            self._link.send(0, 'reset', self._peer._reset)
        self._end(None)

    def _end(self, error):
        self._closing = True
        self._loop.call_soon(self._lose, error)

    def _lose(self, error):
        if self._lost:
            return
        self._lost = True
        try:
            self._protocol.connection_lost(error)
        finally:
            if self._server is not None:
                self._server._detach(self)
                self._server = None


class SimulatedServer(events.AbstractServer):
    """What start_server() gives."""

    def __init__(self, loop, protocol_factory, addresses):
        self._loop, self._factory = loop, protocol_factory
        self._addresses, self._listening, self._closed = addresses, False, False
        self._clients, self._waiters = [], []
        self._forever = None

    def __repr__(self):
        return f'<Server sockets={self.sockets!r}>'

    @property
    def sockets(self):
        if self._closed:
            return ()
        return tuple(_Socket((_shown(host), port)) for host, port in self._addresses)

    def get_loop(self):
        return self._loop

    def is_serving(self):
        return self._listening

    def _start(self):
        if self._listening or self._closed:
            return
        for host, port in self._addresses:
            if (host, port) in _servers:
                raise OSError(errno.EADDRINUSE, f'error while attempting to bind on address '
                                                f"('{_shown(host)}', {port}): address already in use")
        for address in self._addresses:
            _servers[address] = self
        self._listening = True

    async def start_serving(self):
        self._start()
        from .tasks import sleep
        await sleep(0)

    async def serve_forever(self):
        from .exceptions import CancelledError
        if self._forever is not None:
            raise RuntimeError(f'server {self!r} is already being awaited on serve_forever()')
        if self._closed:
            raise RuntimeError(f'server {self!r} is closed')
        self._start()
        self._forever = self._loop.create_future()
        _services.label(self._forever, 'connections, for ever')
        try:
            await self._forever
        except CancelledError:
            try:
                self.close()
                await self.wait_closed()
            finally:
                raise
        finally:
            self._forever = None

    def close(self):
        if self._closed:
            return
        self._closed = True
        if self._listening:
            for address in self._addresses:
                _servers.pop(address, None)
        self._listening = False
        if self._forever is not None and not self._forever.done():
            self._forever.cancel()
            self._forever = None
        if not self._clients:
            self._wake()

    def close_clients(self):
        for transport in list(self._clients):
            transport.close()

    def abort_clients(self):
        for transport in list(self._clients):
            transport.abort()

    async def wait_closed(self):
        if self._waiters is None:
            return
        waiter = self._loop.create_future()
        _services.label(waiter, 'the server to be closed')
        self._waiters.append(waiter)
        await waiter

    def _attach(self, transport):
        self._clients.append(transport)

    def _detach(self, transport):
        self._clients.remove(transport)
        if not self._clients and self._closed:
            self._wake()

    def _wake(self):
        waiters, self._waiters = self._waiters, None
        for waiter in waiters or ():
            if not waiter.done():
                waiter.set_result(None)

    async def __aenter__(self):
        return self

    async def __aexit__(self, *error):
        self.close()
        await self.wait_closed()


def _shown(host):
    return '0.0.0.0' if host is None else host


async def create_server(loop, protocol_factory, host, port, start_serving):
    hosts = host if isinstance(host, (list, tuple)) else [host]
    port = port or _free_port()
    addresses = []
    for one in hosts:
        address = (None if one in _EVERYWHERE else _address(one), port)
        if address not in addresses:
            addresses.append(address)
    server = SimulatedServer(loop, protocol_factory, addresses)
    if start_serving:
        server._start()
        from .tasks import sleep
        await sleep(0)          # as in CPython, so that the server is serving when this returns
    return server


async def create_connection(loop, protocol_factory, host, port):
    """A handshake takes two ways through the network."""
    latency, _ = _services.network()
    when = loop.time() + 2 * latency
    number = _services.sent(f'connect to {host}:{port}', when)
    waiter = loop.create_future()
    _services.label(waiter, f'a connection to {host}:{port}')
    timer = loop.call_at(when, _settle, waiter)
    try:
        await waiter
    except BaseException:
        timer.cancel()
        _services.done(number, 0, 'cancelled')
        raise
    server = _find(host, port)
    if server is None:
        _services.done(number, 0, 'refused')
        raise ConnectionRefusedError(errno.ECONNREFUSED,
                                     f'Connect call failed {(_address(host), port)!r}')
    _services.done(number, 200, 'connected')
    mine, its = ('127.0.0.1', _free_port()), (_address(host), port)
    protocol = protocol_factory()
    here = _SimulatedTransport(loop, protocol, mine, its, None)
    there = _SimulatedTransport(server._loop, server._factory(), its, mine, server)
    here._peer, there._peer = there, here
    here._link.send(0, 'connection', there._protocol.connection_made, there)
    made = loop.create_future()
    loop.call_soon(protocol.connection_made, here)
    loop.call_soon(_settle, made)
    await made
    return here, protocol


def _settle(future):
    if not future.done():
        future.set_result(None)
