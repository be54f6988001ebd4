#!/bin/sh
# Starts this pod's Redis: as the leader, or as one who follows it. Names instead of addresses, which change with each start.
set -eu
. /scripts/leader.sh
me=$HOSTNAME.redis
leader=$(leader)
set -- --dir /data --save 60 1 --maxmemory 256mb --maxmemory-policy allkeys-lru --replica-announce-ip "$me"
[ "$leader" = "$me" ] || set -- "$@" --replicaof "$leader" 6379
echo "redis.sh: $me, the leader is $leader"
exec redis-server --bind 0.0.0.0 --protected-mode no "$@"
