"""Enumerations. CPython 3.13 Lib/enum.py is what they behave like."""
import sys

__all__ = ['EnumType', 'EnumMeta', 'EnumDict', 'Enum', 'IntEnum', 'StrEnum', 'Flag', 'IntFlag',
           'ReprEnum', 'auto', 'unique', 'property', 'verify', 'member', 'nonmember',
           'FlagBoundary', 'STRICT', 'CONFORM', 'EJECT', 'KEEP', 'global_enum', 'EnumCheck',
           'CONTINUOUS', 'NAMED_FLAGS', 'UNIQUE', 'show_flag_values', 'pickle_by_global_name']

_property = property
Enum = Flag = ReprEnum = None


class nonmember:
    """Something in the body of an enumeration that is no member."""

    def __init__(self, value):
        self.value = value


class member:
    """Something in the body of an enumeration that is a member, whatever it looks like."""

    def __init__(self, value):
        self.value = value


class auto:
    """A value that the enumeration chooses itself."""

    _count = 0

    def __init__(self, value=None):
        self.value = value
        self.is_chosen = False

    def __repr__(self):
        return f'auto({self.value!r})' if self.is_chosen else 'auto()'


class property(_property):
    """A property of members: members of the same name can stand on the class."""

    member = None

    def __get__(self, instance, ownerclass=None):
        if instance is None:
            found = ownerclass._member_map_.get(self._own_name)
            if found is not None:
                return found
            raise AttributeError(f'{ownerclass!r} has no attribute {self._own_name!r}')
        return self.fget(instance)

    def __set_name__(self, ownerclass, name):
        self._own_name = name


def _is_dunder(name):
    return (len(name) > 4 and name[:2] == name[-2:] == '__' and name[2] != '_'
            and name[-3] != '_')


def _is_sunder(name):
    return (len(name) > 2 and name[0] == name[-1] == '_' and name[1] != '_' and name[-2] != '_')


def _is_private(cls_name, name):
    prefix = f'_{cls_name}__'
    return len(name) > len(prefix) and name.startswith(prefix) and not name.endswith('__')


def _is_descriptor(thing):
    return (hasattr(thing, '__get__') or hasattr(thing, '__set__') or hasattr(thing, '__delete__'))


_SUNDERS = ('_order_', '_generate_next_value_', '_numeric_repr_', '_missing_', '_ignore_',
            '_iter_member_', '_iter_member_by_value_', '_iter_member_by_def_', '_add_alias_',
            '_add_value_alias_')


class EnumDict(dict):
    """The namespace of an enumeration while its body runs: it notes what the members are."""

    def __init__(self, cls_name=None):
        super().__init__()
        self._cls_name = cls_name
        self._member_names = {}
        self._last_values = []
        self._ignore = ()
        self._generate = None
        self._auto_called = False

    @_property
    def member_names(self):
        return list(self._member_names)

    def _choose(self, key, thing):
        """The value of one auto()."""
        if thing.is_chosen:
            return thing.value
        if thing.value is None:
            thing.value = self._generate(key, 1, len(self._member_names), self._last_values[:])
        thing.is_chosen = True
        self._auto_called = True
        self._last_values.append(thing.value)
        return thing.value

    def __setitem__(self, key, value):
        if self._cls_name is not None and _is_private(self._cls_name, key):
            pass
        elif _is_sunder(key):
            if key not in _SUNDERS:
                raise ValueError(f'_sunder_ names, such as {key!r}, are reserved for future '
                                 'Enum use')
            if key == '_generate_next_value_':
                if self._auto_called:
                    raise TypeError('_generate_next_value_ must be defined before members')
                self._generate = getattr(value, '__func__', value)
                if not isinstance(value, staticmethod):
                    value = staticmethod(value)
            elif key == '_ignore_':
                value = value.replace(',', ' ').split() if isinstance(value, str) else list(value)
                self._ignore = value
        elif _is_dunder(key):
            pass
        elif key in self._member_names:
            raise TypeError(f'{key!r} already defined as {self[key]!r}')
        elif key in self._ignore:
            pass
        elif isinstance(value, nonmember):
            value = value.value
        elif _is_descriptor(value) and not isinstance(value, member):
            pass
        elif self._is_class_of_body(value):
            pass
        else:
            if key in self:
                raise TypeError(f'{key!r} already defined as {self[key]!r}')
            if isinstance(value, member):
                value = value.value
            if isinstance(value, auto):
                value = self._choose(key, value)
            elif isinstance(value, tuple) and any(isinstance(item, auto) for item in value):
                chosen = [self._choose(key, item) if isinstance(item, auto) else item
                          for item in value]
                value = type(value)(*chosen) if hasattr(value, '_fields') else tuple(chosen)
            else:
                self._last_values.append(value)
            self._member_names[key] = None
        super().__setitem__(key, value)

    def _is_class_of_body(self, value):
        return (self._cls_name is not None and isinstance(value, type)
                and f'.{value.__qualname__}'.endswith(f'.{self._cls_name}.{value.__name__}'))

    def update(self, members, **more):
        pairs = members.items() if hasattr(members, 'items') else members
        for key, value in pairs:
            self[key] = value
        for key, value in more.items():
            self[key] = value


_EnumDict = EnumDict


class EnumType(type):
    """The class of enumerations."""

    @classmethod
    def __prepare__(mcls, cls_name, bases, **kwds):
        mcls._check_for_members(cls_name, bases)
        space = EnumDict(cls_name)
        _, first = mcls._bases_of(cls_name, bases)
        if first is not None:
            space['_generate_next_value_'] = getattr(first, '_generate_next_value_', None)
        return space

    @staticmethod
    def _check_for_members(cls_name, bases):
        for base in bases:
            if isinstance(base, EnumType) and base._member_names_:
                raise TypeError(f'<enum {cls_name!r}> cannot extend {base!r}')

    @staticmethod
    def _bases_of(cls_name, bases):
        """The type of the data that is mixed in, and the enumeration that is extended."""
        if not bases:
            return object, Enum
        first = bases[-1]
        if not isinstance(first, EnumType):
            raise TypeError('new enumerations should be created as '
                            '`EnumName([mixin_type, ...] [data_type,] enum_type)`')
        data = object
        for chain in bases:
            candidate = None
            for base in chain.__mro__:
                if base is object:
                    continue
                if isinstance(base, EnumType):
                    if base._member_type_ is not object:
                        data = base._member_type_
                        break
                elif '__new__' in base.__dict__ or '__dataclass_fields__' in base.__dict__:
                    data = candidate or base
                    break
                else:
                    candidate = candidate or base
        return data, first

    @staticmethod
    def _find_new(space, data, first):
        """What makes the members, and whether the class says so itself."""
        own = space.get('__new__')
        if own is not None:
            return own, True, True
        for name in ('__new_member__', '__new__'):
            for possible in (data, first):
                found = getattr(possible, name, None)
                if found is not None and found is not object.__new__ and not (
                        Enum is not None and found is Enum.__new__):
                    return found, False, True
        return object.__new__, False, False

    def __new__(mcls, cls_name, bases, space, *, boundary=None, _simple=False, **kwds):
        if Enum is None:
            cls = super().__new__(mcls, cls_name, bases, dict(space))
            cls._member_names_, cls._member_map_, cls._value2member_map_ = [], {}, {}
            cls._unhashable_values_, cls._member_type_ = [], object
            cls._boundary_ = None
            return cls
        members = {name: space[name] for name in space._member_names}
        for name in space._ignore:
            space.pop(name, None)
        for name in members:
            if name in ('mro', ''):
                raise ValueError(f'invalid enum member name(s) {name!r}')
        data, first = mcls._bases_of(cls_name, bases)
        make, save_new, use_args = mcls._find_new(space, data, first)
        body = {name: item for name, item in space.items() if name not in members}
        body['_member_names_'], body['_member_map_'] = [], {}
        body['_value2member_map_'], body['_unhashable_values_'] = {}, []
        body['_member_type_'] = data
        body['_new_member_'] = make
        body['_use_args_'] = use_args
        if '__reduce_ex__' not in body and data is not object:
            body['__reduce_ex__'] = _reduce
        body['_boundary_'] = boundary or getattr(first, '_boundary_', None)
        flag = Flag is not None and issubclass(first, Flag)
        if flag:
            body['_flag_mask_'] = body['_singles_mask_'] = body['_all_bits_'] = 0
        own_order = body.pop('_order_', None)
        cls = super().__new__(mcls, cls_name, bases, body, **kwds)
        for name, value in members.items():
            _add_member(cls, name, value, data, make, use_args, flag)
        if own_order is not None:
            order = own_order.replace(',', ' ').split() if isinstance(own_order, str) else own_order
            if [name for name in order if name in cls._member_names_] != cls._member_names_:
                raise TypeError('member order does not match _order_:\n'
                                f'  {cls._member_names_}\n  {list(order)}')
        _mix_data_methods(cls, body, data, first)
        if save_new:
            cls.__new_member__ = make
        cls.__new__ = Enum.__new__
        return cls

    def __bool__(cls):
        return True

    def __call__(cls, value=_SUNDERS, names=_SUNDERS, *values, module=None, qualname=None,
                 type=None, start=1, boundary=None):
        if cls._member_map_:
            if names is not _SUNDERS:
                value = (value, names) + values
            if value is _SUNDERS:
                raise TypeError(f'{cls.__name__}.__new__() missing 1 required positional '
                                "argument: 'value'")
            return cls.__new__(cls, value)
        if names is _SUNDERS and type is None:
            if Enum in cls.__bases__ or cls in (Enum, IntEnum, StrEnum, Flag, IntFlag):
                raise TypeError(f'{cls} has no members; specify `names=()` if you meant to create '
                                'a new, empty, enum')
            return cls.__new__(cls, value)
        if module is None:
            module = sys._getframe(1).f_globals.get('__name__', '__main__')
        return cls._create_(value, None if names is _SUNDERS else names, module=module,
                            qualname=qualname, type=type, start=start, boundary=boundary)

    def _create_(cls, class_name, names, *, module=None, qualname=None, type=None, start=1,
                 boundary=None):
        """Enum('Animal', 'CAT DOG')"""
        meta = cls.__class__
        bases = (cls,) if type is None else (type, cls)
        space = meta.__prepare__(class_name, bases)
        if isinstance(names, str):
            names = names.replace(',', ' ').split()
        if isinstance(names, (tuple, list)) and names and isinstance(names[0], str):
            last, pairs = [], []
            for count, name in enumerate(names):
                value = cls._generate_next_value_(name, start, count, last[:])
                last.append(value)
                pairs.append((name, value))
            names = pairs
        if names is None:
            names = ()
        for item in names:
            name, value = (item, names[item]) if isinstance(item, str) else item
            space[name] = value
        space['__module__'] = module
        if qualname is not None:
            space['__qualname__'] = qualname
        return meta.__new__(meta, class_name, bases, space, boundary=boundary)

    def __contains__(cls, value):
        if isinstance(value, cls):
            return True
        try:
            cls(value)
            return True
        except ValueError:
            return value in cls._unhashable_values_ or _hashable_in(cls, value)

    def __delattr__(cls, attr):
        if attr in cls._member_map_:
            raise AttributeError(f'{cls.__name__!r} cannot delete member {attr!r}.')
        super().__delattr__(attr)

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get('_member_map_', {}):
            raise AttributeError(f'cannot reassign member {name!r}')
        super().__setattr__(name, value)

    def __dir__(cls):
        names = {'__class__', '__contains__', '__doc__', '__getitem__', '__iter__', '__len__',
                 '__members__', '__module__', '__name__', '__qualname__', *cls._member_names_}
        if cls._new_member_ is not object.__new__:
            names.add('__new__')
        if cls.__init_subclass__ is not object.__init_subclass__:
            names.add('__init_subclass__')
        if cls._member_type_ is not object:
            return sorted(names.union(dir(cls._member_type_)))
        return sorted(names)

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __iter__(cls):
        return (cls._member_map_[name] for name in cls._member_names_)

    def __reversed__(cls):
        return (cls._member_map_[name] for name in reversed(cls._member_names_))

    def __len__(cls):
        return len(cls._member_names_)

    @_property
    def __members__(cls):
        return type(type.__dict__)(cls._member_map_)

    def __repr__(cls):
        if Flag is not None and issubclass(cls, Flag):
            return f'<flag {cls.__name__!r}>'
        return f'<enum {cls.__name__!r}>'


EnumMeta = EnumType


def _hashable_in(cls, value):
    try:
        return value in cls._value2member_map_
    except TypeError:
        return False


def _reduce(self, proto):
    return self.__class__, (self._value_,)


def _add_member(cls, name, value, data, make, use_args, flag):
    args = value if isinstance(value, tuple) else (value,)
    if data is tuple:
        args = (args,)
    if not use_args:
        new = make(cls)
    else:
        new = make(cls, *args)
    if '_value_' not in new.__dict__:
        if data is object or not use_args:
            new._value_ = value
        else:
            try:
                new._value_ = data(*args)
            except Exception as error:
                raise TypeError('_value_ not set in __new__, unable to create it') from error
    value = new._value_
    new._name_ = name
    new.__objclass__ = cls
    new.__init__(*args)
    new._sort_order_ = len(cls._member_names_)
    canonical = None
    try:
        canonical = cls._value2member_map_.get(value)
    except TypeError:
        for other in cls._member_map_.values():
            if other._value_ == value:
                canonical = other
    if canonical is not None:
        new = canonical
    elif not flag or not isinstance(value, int) or (value and value & (value - 1) == 0):
        cls._member_names_.append(name)
    _bind_member(cls, name, new)
    cls._member_map_[name] = new
    if canonical is None:
        try:
            cls._value2member_map_[value] = new
        except TypeError:
            cls._unhashable_values_.append(value)
    if flag and isinstance(value, int):
        bits = value if value >= 0 else 0
        type.__setattr__(cls, '_flag_mask_', cls._flag_mask_ | bits)
        if bits and bits & (bits - 1) == 0:
            type.__setattr__(cls, '_singles_mask_', cls._singles_mask_ | bits)
        type.__setattr__(cls, '_all_bits_', 2 ** cls._flag_mask_.bit_length() - 1)


def _bind_member(cls, name, new):
    found = None
    for base in cls.__mro__[1:]:
        if name in base.__dict__:
            found = base.__dict__[name]
            break
    if isinstance(found, property):
        return
    type.__setattr__(cls, name, new)


def _mix_data_methods(cls, body, data, first):
    """repr, str and format: the enumeration's own, unless the data's are asked for."""
    if ReprEnum is not None and ReprEnum in cls.__bases__:
        if data is object:
            raise TypeError('ReprEnum subclasses must be mixed with a data type (i.e. int, str, '
                            'float, etc.)')
        if '__format__' not in body:
            type.__setattr__(cls, '__format__', data.__format__)
            body['__format__'] = data.__format__
        if '__str__' not in body:
            method = data.__str__
            if method is object.__str__:
                method = data.__repr__
            type.__setattr__(cls, '__str__', method)
            body['__str__'] = method
    for name in ('__repr__', '__str__', '__format__', '__reduce_ex__'):
        if name in body:
            continue
        enum_method = getattr(first, name)
        found = getattr(cls, name)
        object_method = getattr(object, name)
        data_method = getattr(data, name)
        if found in (data_method, object_method):
            type.__setattr__(cls, name, enum_method)
    if Flag is not None and issubclass(cls, Flag):
        for name in ('__or__', '__and__', '__xor__', '__ror__', '__rand__', '__rxor__',
                     '__invert__'):
            if name not in body:
                type.__setattr__(cls, name, getattr(Flag, name))


class Enum(metaclass=EnumType):
    """A class whose instances are named values."""

    def __new__(cls, value):
        if type(value) is cls:
            return value
        try:
            return cls._value2member_map_[value]
        except KeyError:
            pass
        except TypeError:
            for found in cls._member_map_.values():
                if found._value_ == value:
                    return found
        if not cls._member_map_:
            raise TypeError(f'{cls!r} has no members defined')
        error = result = None
        try:
            result = cls._missing_(value)
        except Exception as caught:
            error = caught
        try:
            if isinstance(result, cls) or (Flag is not None and issubclass(cls, Flag)
                                           and cls._boundary_ is EJECT
                                           and isinstance(result, int)):
                return result
            refused = ValueError(f'{value!r} is not a valid {cls.__qualname__}')
            if result is None and error is None:
                raise refused
            if error is None:
                error = TypeError(f'error in {cls.__name__}._missing_: returned {result!r} '
                                  'instead of None or a valid member')
            if not isinstance(error, ValueError):
                error.__context__ = refused
            raise error
        finally:
            error = refused = None

    def __init__(self, *args, **kwds):
        pass

    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start
        try:
            return sorted(last_values)[-1] + 1
        except TypeError:
            raise TypeError('unable to increment ' + repr(last_values[-1])) from None

    _generate_next_value_ = staticmethod(_generate_next_value_)

    @classmethod
    def _missing_(cls, value):
        return None

    def __repr__(self):
        words = self.__class__._member_type_.__dict__.get('__enum_repr__')
        data = self.__class__._member_type_
        if data is object or '__dataclass_fields__' in data.__dict__:
            text = repr(self._value_)
        else:
            text = data.__repr__(self._value_)
        return f'<{self.__class__.__name__}.{self._name_}: {text}>'

    def __str__(self):
        return f'{self.__class__.__name__}.{self._name_}'

    def __dir__(self):
        names = {'__class__', '__doc__', '__eq__', '__hash__', '__module__', 'name', 'value'}
        if self.__class__._member_type_ is not object:
            names.update(object.__dir__(self))
        for name in getattr(self, '__dict__', ()):
            if name[0] != '_' and name not in self._member_map_:
                names.add(name)
        for cls in self.__class__.__mro__:
            for name, thing in cls.__dict__.items():
                if name[0] != '_' and (name not in self._member_map_
                                       or isinstance(thing, property)):
                    names.add(name)
        return sorted(names)

    def __format__(self, format_spec):
        return str.__format__(str(self), format_spec)

    def __hash__(self):
        return hash(self._name_)

    def __reduce_ex__(self, proto):
        return self.__class__, (self._value_,)

    def __deepcopy__(self, memo):
        return self

    def __copy__(self):
        return self

    @property
    def name(self):
        """The name of the member."""
        return self._name_

    @property
    def value(self):
        """The value of the member."""
        return self._value_


class ReprEnum(Enum):
    """An enumeration whose str is that of its data."""


class IntEnum(int, ReprEnum):
    """Members are ints too."""

    __str__ = int.__repr__
    __format__ = int.__format__


class StrEnum(str, ReprEnum):
    """Members are strings too."""

    __str__ = str.__str__
    __format__ = str.__format__

    def __new__(cls, *values):
        if len(values) > 3:
            raise TypeError(f'too many arguments for str(): {values!r}')
        if len(values) == 1 and not isinstance(values[0], str):
            raise TypeError(f'{values[0]!r} is not a string')
        new = str.__new__(cls, *values)
        new._value_ = str(*values)
        return new

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()


# StrEnum's own __new__ makes members; a call looks one up.
type.__setattr__(StrEnum, '__new_member__', StrEnum.__dict__.get('__new_member__')
                 or StrEnum._new_member_)


class FlagBoundary(StrEnum):
    """What a flag does with bits that it does not know."""

    STRICT = auto()
    CONFORM = auto()
    EJECT = auto()
    KEEP = auto()


STRICT, CONFORM, EJECT, KEEP = FlagBoundary


class Flag(Enum):
    """Members can be combined with | & ^ ~."""

    _numeric_repr_ = repr

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start if start is not None else 1
        last = max(last_values)
        try:
            return 2 ** last.bit_length()
        except Exception:
            raise TypeError(f'invalid flag value {last!r}') from None

    @classmethod
    def _missing_(cls, value):
        """A combination, made when it is first asked for."""
        if not isinstance(value, int):
            raise ValueError(f'{value!r} is not a valid {cls.__qualname__}')
        mask, everything = cls._flag_mask_, cls._all_bits_
        negative = value < 0
        original = value
        if not ~everything <= value <= everything or value & (everything ^ mask):
            if cls._boundary_ is STRICT:
                bits = max(value.bit_length(), mask.bit_length())
                raise ValueError(f'{cls!r} invalid value {value!r}\n'
                                 f'    given {_binary(value, bits)}\n'
                                 f'  allowed {_binary(mask, bits)}')
            if cls._boundary_ is CONFORM:
                value &= mask
            elif cls._boundary_ is EJECT:
                return value
            elif value < 0:
                value = max(everything + 1, 2 ** value.bit_length()) + value
        if value < 0:
            value = (everything + 1 + value) if cls._boundary_ in (EJECT, KEEP) else value & mask
        unknown = value & ~mask
        if negative and value in cls._value2member_map_:
            return cls._value2member_map_[value]
        data = cls._member_type_
        new = object.__new__(cls) if data is object else data.__new__(cls, value)
        new._value_ = value
        parts = [found for found in cls if found._value_ & value == found._value_]
        if parts or unknown:
            names = [found._name_ for found in parts]
            if unknown:
                names.append(cls._numeric_repr_(unknown))
            new._name_ = '|'.join(names) if parts else None
        else:
            new._name_ = None
        if not unknown or cls._boundary_ is KEEP:
            return cls._value2member_map_.setdefault(value, new)
        return new

    def _parts(self):
        for found in self.__class__:
            if found._value_ & self._value_ == found._value_:
                yield found

    def __contains__(self, other):
        if not isinstance(other, self.__class__):
            raise TypeError("unsupported operand type(s) for 'in': "
                            f'{type(other).__qualname__!r} and '
                            f'{self.__class__.__qualname__!r}')
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        yield from self._parts()

    def __len__(self):
        return self._value_.bit_count()

    def __repr__(self):
        data = self.__class__._member_type_
        text = repr(self._value_) if data is object else data.__repr__(self._value_)
        if self._name_ is None:
            return f'<{self.__class__.__name__}: {text}>'
        return f'<{self.__class__.__name__}.{self._name_}: {text}>'

    def __str__(self):
        if self._name_ is None:
            return f'{self.__class__.__name__}({self._value_!r})'
        return f'{self.__class__.__name__}.{self._name_}'

    def __bool__(self):
        return bool(self._value_)

    def _other(self, flag):
        if isinstance(flag, self.__class__):
            return flag._value_
        if self._member_type_ is not object and isinstance(flag, self._member_type_):
            return flag
        return NotImplemented

    def __or__(self, other):
        value = self._other(other)
        return value if value is NotImplemented else self.__class__(self._value_ | value)

    def __and__(self, other):
        value = self._other(other)
        return value if value is NotImplemented else self.__class__(self._value_ & value)

    def __xor__(self, other):
        value = self._other(other)
        return value if value is NotImplemented else self.__class__(self._value_ ^ value)

    def __invert__(self):
        if self._boundary_ in (EJECT, KEEP):
            return self.__class__(~self._value_)
        return self.__class__(self._singles_mask_ & ~self._value_)

    __ror__, __rand__, __rxor__ = __or__, __and__, __xor__


type.__setattr__(Flag, '_boundary_', STRICT)
for _name in ('_flag_mask_', '_singles_mask_', '_all_bits_'):
    type.__setattr__(Flag, _name, 0)


def _binary(number, bits):
    """0b0 1010: the sign, then the bits."""
    sign = 1 if number < 0 else 0
    digits = format(number & ((1 << bits) - 1), f'0{bits}b')
    return f'0b{sign} {digits}'


class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
    """Members are ints too."""

    __str__ = int.__repr__
    __format__ = int.__format__


def unique(enumeration):
    """Refuse two names for one value."""
    doubles = [(alias, found.name) for alias, found in enumeration.__members__.items()
               if alias != found.name]
    if doubles:
        words = ', '.join([f'{alias} -> {name}' for alias, name in doubles])
        raise ValueError(f'duplicate values found in {enumeration!r}: {words}')
    return enumeration


class EnumCheck(StrEnum):
    """What verify() can look for."""

    CONTINUOUS = 'no skipped integer values'
    NAMED_FLAGS = 'multi-flag aliases may not contain unnamed flags'
    UNIQUE = 'one name per value'


CONTINUOUS, NAMED_FLAGS, UNIQUE = EnumCheck


class verify:
    """A class decorator that looks for what its checks name."""

    def __init__(self, *checks):
        self.checks = checks

    def __call__(self, enumeration):
        for check in self.checks:
            if check is UNIQUE:
                doubles = [(alias, found.name) for alias, found in enumeration.__members__.items()
                           if alias != found.name]
                if doubles:
                    words = ', '.join([f'{alias} -> {name}' for alias, name in doubles])
                    raise ValueError(f'aliases found in {enumeration!r}: {words}')
            elif check is CONTINUOUS:
                values = {found.value for found in enumeration}
                missing = [i for i in range(min(values), max(values) + 1) if i not in values]
                kind = 'enum'
                if issubclass(enumeration, Flag):
                    missing = [i for i in missing if i.bit_count() == 1]
                    kind = 'flag'
                if missing:
                    raise ValueError(f'invalid {kind} {enumeration.__name__!r}: missing values '
                                     f"{', '.join([str(i) for i in missing])}")
            elif check is NAMED_FLAGS:
                _check_named(enumeration)
        return enumeration


def _check_named(enumeration):
    """Has every bit of an alias a name of its own?"""
    names, lost = [], 0
    values = [found.value for found in enumeration]
    for name, alias in enumeration._member_map_.items():
        if name in enumeration._member_names_ or alias.value < 0:
            continue
        missed = [bit for bit in show_flag_values(alias.value) if bit not in values]
        if missed:
            names.append(name)
            for bit in missed:
                lost |= bit
    if not names:
        return
    words = f'alias {names[0]} is missing'
    if len(names) > 1:
        words = f"aliases {', '.join(names[:-1])} and {names[-1]} are missing"
    values = f'value 0x{lost:x}' if lost.bit_count() == 1 else f'combined values of 0x{lost:x}'
    raise ValueError(f'invalid Flag {enumeration.__name__!r}: {words} {values} '
                     '[use enum.show_flag_values(value) for details]')


def show_flag_values(value):
    """The single bits of a number."""
    value = getattr(value, '_value_', value)
    return [1 << i for i in range(value.bit_length()) if value >> i & 1]


def pickle_by_global_name(self, proto):
    return self._name_


def global_enum_repr(self):
    """The member as an attribute of its module."""
    return f"{self.__class__.__module__.split('.')[-1]}.{self._name_}"


def global_flag_repr(self):
    module = self.__class__.__module__.split('.')[-1]
    kind = self.__class__.__name__
    if self._name_ is None:
        return f'{module}.{kind}({self._value_})'
    if self._value_ and not self._value_ & (self._value_ - 1):
        return f'{module}.{self._name_}'
    if self._boundary_ is not FlagBoundary.KEEP:
        return '|'.join(f'{module}.{name}' for name in self.name.split('|'))
    names = [f'{module}.{name}' if name[0].isalpha() else name for name in self._name_.split('|')]
    return '|'.join(names)


def global_str(self):
    return f'{self.__class__.__name__}({self._value_})' if self._name_ is None else self._name_


def global_enum(cls, update_str=False):
    """Put the members into the namespace of their module."""
    cls.__repr__ = global_flag_repr if issubclass(cls, Flag) else global_enum_repr
    if not issubclass(cls, ReprEnum) or update_str:
        cls.__str__ = global_str
    sys.modules[cls.__module__].__dict__.update(cls.__members__)
    return cls
