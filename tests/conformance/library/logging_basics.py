import logging
logging.warning("root warning %s", 1)
logging.info("not shown")
log = logging.getLogger("app.db")
log.error("error %d of %d", 1, 2)
log.setLevel(logging.DEBUG)
log.debug("still not shown by the last resort")
handler = logging.StreamHandler()
handler.setFormatter(logging.Formatter("%(levelname)-8s|%(name)s|%(funcName)s|%(lineno)d|%(message)s"))
log.addHandler(handler)
log.propagate = False
log.debug("now shown")
def work():
    try:
        1 / 0
    except ZeroDivisionError:
        log.exception("failed with %r", {"k": 1})
work()
log.info("plain"), log.warning("warn"), log.critical("critical"), log.log(25, "custom level")
print(log.isEnabledFor(logging.DEBUG), log.getEffectiveLevel(), logging.getLevelName(40), log.name, log.parent.name, logging.getLogger("app.db") is log)
handler.setLevel(logging.ERROR)
log.warning("dropped by the handler")
log.error("%s and %(x)s" if False else "kept %s", "argument")
child = log.getChild("pool")
child.error("from the child")
logging.disable(logging.ERROR)
log.error("disabled")
log.critical("above")
