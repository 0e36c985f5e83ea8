import asyncio
from datetime import datetime, timedelta, date, time, timezone
async def main():
    start = datetime.now()
    await asyncio.sleep(90.5)
    end = datetime.now()
    print(start, end, end - start, (end - start).total_seconds(), start.isoformat(), repr(end))
asyncio.run(main())
d = datetime(2024, 2, 28, 23, 30)
print(d + timedelta(hours=1), d + timedelta(days=2), d.date(), d.time(), d.weekday(), d.isoformat(timespec="seconds"), d.strftime("%Y/%m/%d %H:%M %a %b %j"))
print(d.replace(hour=1), d < datetime(2024, 3, 1), datetime.fromisoformat("2024-05-01T10:20:30"), datetime.strptime("01/02/2024", "%d/%m/%Y"), tuple(date(2024, 1, 31).isocalendar()), date.today())
print(timedelta(days=1, hours=2, seconds=3.5), timedelta(minutes=90) / 2, timedelta(seconds=-1), repr(timedelta(1, 2)), timedelta(hours=1) > timedelta(minutes=59), timedelta(days=3) // timedelta(hours=5))
u = datetime(2024, 1, 1, tzinfo=timezone.utc)
print(u, u.timestamp(), u.astimezone(timezone(timedelta(hours=2))), datetime.fromtimestamp(0, timezone.utc), time(9, 5).isoformat(), date(2024, 3, 1) - date(2024, 2, 1))
try:
    datetime(2024, 13, 1)
except ValueError as error:
    print(error.args[0])
