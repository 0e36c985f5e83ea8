"""aioredis, by the name that it had before it became redis.asyncio."""
from redis.asyncio import *
from redis.asyncio import Redis, from_url
from redis.exceptions import *
