class ConfigError(Exception):
    pass

def read(settings, key):
    try:
        return settings[key]["value"]
    except KeyError as error:
        raise ConfigError(f"no setting {key!r}") from error

def main():
    try:
        read({}, "port")
    except ConfigError:
        raise RuntimeError("cannot start")

main()
