# runner: there datetime is the one written in Python, which asks time.time()
from datetime import *
import time
def T_(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
d=datetime(2024,2,29,13,5,9,123456); z=timezone(timedelta(hours=5,minutes=30)); u=timezone.utc
print(d, repr(d), d.isoformat(), d.isoformat(' ','minutes'), d.isoformat(timespec='milliseconds'), d.date(), d.time(), d.replace(year=2025,day=1), d.weekday(), d.isoweekday(), tuple(d.isocalendar()), d.timetuple(), d.toordinal(), d.ctime(), d.strftime('%Y-%m-%d %H:%M:%S.%f %j %a %A %b %B %p %I %y %U %W %u %w %V %G %% %c %x %X %Z %z|'), d.timestamp())
a=d.replace(tzinfo=z); print(a, repr(a), a.utcoffset(), a.tzname(), a.astimezone(u), a.utctimetuple()[:6], a.strftime('%z %Z %:z'), a.timestamp(), a.dst(), a==a.astimezone(u), a-a.astimezone(u))
print(d+timedelta(days=1,hours=2), d-timedelta(weeks=1), d-datetime(2023,1,1), d<datetime(2025,1,1), timedelta(days=-1,seconds=5), repr(timedelta(hours=25,microseconds=3)), timedelta(seconds=90).total_seconds(), timedelta(hours=1)/timedelta(minutes=7), timedelta(hours=1)//timedelta(minutes=7), timedelta(hours=1)%timedelta(minutes=7), divmod(timedelta(hours=1),timedelta(minutes=7)), timedelta(1)*2.5, -timedelta(1,5), abs(timedelta(-1)), timedelta(1)/3, str(timedelta(days=2)), timedelta.max, timedelta.resolution, bool(timedelta()), timedelta(milliseconds=1.5))
for s,f in (('2024-01-02','%Y-%m-%d'),('02/Jan/2024 03:04:05 PM','%d/%b/%Y %I:%M:%S %p'),('2024-01-02T03:04:05.123+0530','%Y-%m-%dT%H:%M:%S.%f%z'),('x','%Y'),('2024-13-01','%Y-%m-%d'),('2024-01-01 extra','%Y-%m-%d'),('Tuesday 2 January 2024','%A %d %B %Y'),('24','%y'),('2024-060','%Y-%j'),('1 2','%q')): T_(lambda: repr(datetime.strptime(s,f)))
for s in ('2024-01-02','2024-01-02T03:04','2024-01-02 03:04:05.678','20240102T030405','2024-01-02T03:04:05Z','2024-01-02T03:04:05+05:30','bad','2024-1-2'): T_(lambda: repr(datetime.fromisoformat(s)))
