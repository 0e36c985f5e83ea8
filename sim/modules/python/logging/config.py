"""Logging set up from a dict."""
import logging
import logging.handlers
import re

DEFAULT_LOGGING_CONFIG_PORT = 9030
_IDENTIFIER = re.compile('^[a-z_][a-z0-9_]*$', re.I)


def _resolve(name):
    """The object that a dotted name stands for."""
    parts = name.split('.')
    used = parts.pop(0)
    found = __import__(used)
    for part in parts:
        used += '.' + part
        try:
            found = getattr(found, part)
        except AttributeError:
            __import__(used)
            found = getattr(found, part)
    return found


def _walk(found, path):
    """What follows the first name of cfg://a.b[c][0]."""
    while path:
        match = re.match(r'\.(\w+)|\[(\w+)\]', path)
        if not match:
            raise ValueError('Unable to convert %r at %r' % (found, path))
        key = match[1] or match[2]
        try:
            found = found[key]
        except (KeyError, TypeError):
            found = found[int(key)]
        path = path[match.end():]
    return found


class BaseConfigurator:
    def __init__(self, config):
        self.config = config

    def resolve(self, s):
        try:
            return _resolve(s)
        except ImportError as error:
            raise ValueError(f'Cannot resolve {s!r}: {error}') from error

    def convert(self, value):
        """Values as they are meant: ext://sys.stdout, cfg://handlers.a, and within containers."""
        if isinstance(value, str):
            match = re.match(r'^(ext|cfg)://(.*)$', value)
            if match is None:
                return value
            if match[1] == 'ext':
                return self.resolve(match[2])
            first = re.match(r'\w+', match[2])
            if first is None:
                raise ValueError(f'Unable to convert {match[2]!r}')
            return self.convert(_walk(self.config[first[0]], match[2][first.end():]))
        if isinstance(value, dict):
            for key in value:
                converted = self.convert(value[key])
                if converted is not value[key]:
                    value[key] = converted
            return value
        if isinstance(value, list):
            value[:] = [self.convert(item) for item in value]
            return value
        if isinstance(value, tuple) and not hasattr(value, '_fields'):
            return tuple(self.convert(item) for item in value)
        return value

    def configure_custom(self, config):
        make = config.pop('()')
        if not callable(make):
            make = self.resolve(make)
        properties = config.pop('.', None)
        made = make(**{k: self.convert(config[k]) for k in config if _IDENTIFIER.match(k)})
        for name, value in (properties or {}).items():
            setattr(made, name, value)
        return made


class DictConfigurator(BaseConfigurator):
    def configure(self):
        config = self.config
        if 'version' not in config:
            raise ValueError("dictionary doesn't specify a version")
        if config['version'] != 1:
            raise ValueError('Unsupported version: %s' % config['version'])
        if config.get('incremental', False):
            self._change(config)
        else:
            self._set_up(config)

    def _change(self, config):
        for name, settings in config.get('handlers', {}).items():
            handler = logging.getHandlerByName(name)
            if handler is None:
                raise ValueError('No handler found with name %r' % name)
            try:
                level = settings.get('level', None)
                if level:
                    handler.setLevel(logging._checkLevel(level))
            except Exception as error:
                raise ValueError('Unable to configure handler %r' % name) from error
        for name, settings in config.get('loggers', {}).items():
            try:
                self.configure_logger(name, settings, True)
            except Exception as error:
                raise ValueError('Unable to configure logger %r' % name) from error
        if config.get('root'):
            try:
                self.configure_root(config['root'], True)
            except Exception as error:
                raise ValueError('Unable to configure root logger') from error

    def _made(self, section, make, what):
        for name in section:
            try:
                section[name] = make(section[name])
            except Exception as error:
                raise ValueError(f'Unable to configure {what} {name!r}') from error

    def _set_up(self, config):
        disable_existing = config.pop('disable_existing_loggers', True)
        logging.shutdown(logging._handlers_alive())
        self._made(config.get('formatters', {}), self.configure_formatter, 'formatter')
        self._made(config.get('filters', {}), self.configure_filter, 'filter')
        self._make_handlers(config.get('handlers', {}))
        root = logging.root
        existing = sorted(root.manager.loggerDict)
        children = []
        for name, settings in config.get('loggers', {}).items():
            if name in existing:
                children += [other for other in existing if other.startswith(name + '.')]
                existing.remove(name)
            try:
                self.configure_logger(name, settings)
            except Exception as error:
                raise ValueError('Unable to configure logger %r' % name) from error
        for name in existing:
            logger = root.manager.loggerDict[name]
            if not isinstance(logger, logging.Logger):
                continue
            if name in children:
                logger.setLevel(logging.NOTSET)
                logger.handlers = []
                logger.propagate = True
            else:
                logger.disabled = disable_existing
        if config.get('root'):
            try:
                self.configure_root(config['root'])
            except Exception as error:
                raise ValueError('Unable to configure root logger') from error

    def _make_handlers(self, handlers):
        """Those that name others which are not made yet come after them."""
        deferred = []
        for name in sorted(handlers):
            try:
                handler = self.configure_handler(handlers[name])
                handler.name = name
                handlers[name] = handler
            except Exception as error:
                if ' not configured yet' in str(error.__cause__):
                    deferred.append(name)
                else:
                    raise ValueError('Unable to configure handler %r' % name) from error
        for name in deferred:
            try:
                handler = self.configure_handler(handlers[name])
                handler.name = name
                handlers[name] = handler
            except Exception as error:
                raise ValueError('Unable to configure handler %r' % name) from error

    def configure_formatter(self, config):
        if '()' in config:
            factory = config['()']
            try:
                return self.configure_custom(config)
            except TypeError as error:
                if "'format'" not in str(error):
                    raise
                config['fmt'] = config.pop('format')
                config['()'] = factory
                return self.configure_custom(config)
        kind = self.resolve(config['class']) if config.get('class') else logging.Formatter
        options = {}
        if config.get('defaults') is not None:
            options['defaults'] = config['defaults']
        positional = [config.get('format'), config.get('datefmt'), config.get('style', '%')]
        if 'validate' in config:
            positional.append(config['validate'])
        return kind(*positional, **options)

    def configure_filter(self, config):
        if '()' in config:
            return self.configure_custom(config)
        return logging.Filter(config.get('name', ''))

    def add_filters(self, filterer, filters):
        for name in filters:
            try:
                if callable(name) or callable(getattr(name, 'filter', None)):
                    found = name
                else:
                    found = self.config['filters'][name]
                filterer.addFilter(found)
            except Exception as error:
                raise ValueError('Unable to add filter %r' % name) from error

    def configure_handler(self, config):
        original = dict(config)
        formatter = config.pop('formatter', None)
        if formatter:
            try:
                formatter = self.config['formatters'][formatter]
            except Exception as error:
                raise ValueError('Unable to set formatter %r' % formatter) from error
        level = config.pop('level', None)
        filters = config.pop('filters', None)
        if '()' in config:
            make = config.pop('()')
            if not callable(make):
                make = self.resolve(make)
        else:
            name = config.pop('class')
            make = name if callable(name) else self.resolve(name)
            self._link(make, config, original)
        properties = config.pop('.', None)
        options = {k: self.convert(config[k]) for k in config if _IDENTIFIER.match(k)}
        try:
            made = make(**options)
        except TypeError as error:
            if "'stream'" not in str(error):
                raise
            options['strm'] = options.pop('stream')
            made = make(**options)
        if formatter:
            made.setFormatter(formatter)
        if level is not None:
            made.setLevel(logging._checkLevel(level))
        if filters:
            self.add_filters(made, filters)
        for name, value in (properties or {}).items():
            setattr(made, name, value)
        return made

    def _link(self, make, config, original):
        """A memory handler's target, a queue handler's queue and listener."""
        if not isinstance(make, type):
            return
        if issubclass(make, logging.handlers.MemoryHandler):
            if 'flushLevel' in config:
                config['flushLevel'] = logging._checkLevel(config['flushLevel'])
            if 'target' in config:
                try:
                    name = config['target']
                    target = self.config['handlers'][name]
                    if not isinstance(target, logging.Handler):
                        config.clear()
                        config.update(original)
                        raise TypeError('target not configured yet')
                    config['target'] = target
                except Exception as error:
                    raise ValueError('Unable to set target handler %r' % name) from error
        elif issubclass(make, logging.handlers.QueueHandler):
            if 'queue' not in config:
                import queue
                config['queue'] = queue.Queue()
            elif isinstance(config['queue'], str):
                config['queue'] = self.resolve(config['queue'])()
            if 'handlers' in config or 'listener' in config:
                raise NotImplementedError('loopglass does not offer the listener of a QueueHandler '
                                          'in dictConfig: make a QueueListener')

    def add_handlers(self, logger, handlers):
        for name in handlers:
            try:
                logger.addHandler(self.config['handlers'][name])
            except Exception as error:
                raise ValueError('Unable to add handler %r' % name) from error

    def _common(self, logger, config, incremental):
        level = config.get('level', None)
        if level is not None:
            logger.setLevel(logging._checkLevel(level))
        if not incremental:
            for handler in logger.handlers[:]:
                logger.removeHandler(handler)
            if config.get('handlers'):
                self.add_handlers(logger, config['handlers'])
            if config.get('filters'):
                self.add_filters(logger, config['filters'])

    def configure_logger(self, name, config, incremental=False):
        logger = logging.getLogger(name)
        self._common(logger, config, incremental)
        logger.disabled = False
        if config.get('propagate', None) is not None:
            logger.propagate = config['propagate']

    def configure_root(self, config, incremental=False):
        self._common(logging.getLogger(), config, incremental)


dictConfigClass = DictConfigurator


def _copied(value):
    """The configurator writes into its dicts; the program's stay as they are."""
    return {key: _copied(item) for key, item in value.items()} if isinstance(value, dict) else value


def dictConfig(config):
    dictConfigClass(_copied(config)).configure()


def fileConfig(fname, defaults=None, disable_existing_loggers=True, encoding=None):
    raise NotImplementedError('loopglass does not offer logging.config.fileConfig(): a scenario '
                              'has no files; use dictConfig')


def listen(port=DEFAULT_LOGGING_CONFIG_PORT, verify=None):
    raise NotImplementedError('loopglass does not offer logging.config.listen(): a scenario has no '
                              'real network; use dictConfig')


def stopListening():
    pass
