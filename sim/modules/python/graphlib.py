"""Topological order of a graph."""

__all__ = ['TopologicalSorter', 'CycleError']


class CycleError(ValueError):
    pass


class _Node:
    __slots__ = ('name', 'before', 'after', 'state')

    def __init__(self, name):
        self.name = name
        self.before = 0         # how many that come earlier are not done
        self.after = []
        self.state = 'waiting'  # then 'out', then 'done'


class TopologicalSorter:
    def __init__(self, graph=None):
        self._nodes = {}
        self._ready = None
        self._out = self._done = 0
        if graph is not None:
            for node, predecessors in graph.items():
                self.add(node, *predecessors)

    def _node(self, name):
        if name not in self._nodes:
            self._nodes[name] = _Node(name)
        return self._nodes[name]

    def add(self, node, *predecessors):
        if self._ready is not None:
            raise ValueError('Nodes cannot be added after a call to prepare()')
        info = self._node(node)
        info.before += len(predecessors)
        for name in predecessors:
            self._node(name).after.append(node)

    def prepare(self):
        if self._ready is not None:
            raise ValueError('cannot prepare() more than once')
        self._ready = []
        for info in self._nodes.values():
            if not info.before:
                info.state = 'out'
                self._ready.append(info.name)
        cycle = self._find_cycle()
        if cycle:
            raise CycleError('nodes are in a cycle', cycle)

    def get_ready(self):
        if self._ready is None:
            raise ValueError('prepare() must be called first')
        ready = tuple(self._ready)
        self._out += len(ready)
        self._ready.clear()
        for name in ready:
            self._nodes[name].state = 'out'
        return ready

    def is_active(self):
        if self._ready is None:
            raise ValueError('prepare() must be called first')
        return self._done < self._out or bool(self._ready)

    def __bool__(self):
        return self.is_active()

    def done(self, *nodes):
        if self._ready is None:
            raise ValueError('prepare() must be called first')
        for name in nodes:
            info = self._nodes.get(name)
            if info is None:
                raise ValueError(f'node {name!r} was not added using add()')
            if info.state == 'done':
                raise ValueError(f'node {name!r} was already marked done')
            if info.state == 'waiting':
                raise ValueError(f'node {name!r} was not ready')
            info.state = 'done'
            self._done += 1
            for after in info.after:
                later = self._nodes[after]
                later.before -= 1
                if not later.before:
                    later.state = 'out'
                    self._ready.append(after)

    def static_order(self):
        self.prepare()
        while self.is_active():
            names = self.get_ready()
            yield from names
            self.done(*names)

    def _find_cycle(self):
        seen, on_path, path, pending = set(), {}, [], []
        for start in self._nodes:
            name = start
            while True:
                if name in seen:
                    if name in on_path:
                        return path[on_path[name]:] + [name]
                else:
                    seen.add(name)
                    pending.append(iter(self._nodes[name].after))
                    on_path[name] = len(path)
                    path.append(name)
                while path:
                    name = next(pending[-1], path)
                    if name is not path:
                        break
                    del on_path[path.pop()]
                    pending.pop()
                else:
                    break
        return None

    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)
