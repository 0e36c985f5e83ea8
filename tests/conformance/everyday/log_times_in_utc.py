# The customary ways to make logging tell the time in UTC: time.gmtime is no method of the class.
import logging
import sys
import time


class UtcFormatter(logging.Formatter):
    converter = time.gmtime
    default_msec_format = "%s.%03d"


handler = logging.StreamHandler(sys.stdout)
handler.setFormatter(UtcFormatter("%(asctime)s %(message)s"))
record = logging.LogRecord("app", logging.INFO, "app.py", 1, "hello %s", ("you",), None)
record.created, record.msecs = 86400.5, 500.0
handler.handle(record)
formatter = logging.Formatter("%(asctime)s|%(message)s", "%H:%M:%S")
formatter.converter = time.gmtime
print(formatter.format(record))
logging.Formatter.converter = time.localtime
print(logging.Formatter("{asctime} {message}", style="{").format(record))
print(time.strftime("%Y", time.gmtime(0)), time.gmtime)
