#!/bin/sh
# Starts this pod's sentinel, which finds its siblings by the leader that all of them watch.
set -eu
. /scripts/leader.sh
me=$HOSTNAME.redis
leader=$(leader)
# A sentinel does not start with a name that it cannot resolve.
until timeout 2 redis-cli -h "$leader" -p 6379 ping >/dev/null 2>&1; do sleep 1; done
cat >/data/sentinel.conf <<END
port 26379
bind 0.0.0.0
protected-mode no
dir /data
sentinel resolve-hostnames yes
sentinel announce-hostnames yes
sentinel announce-ip $me
sentinel monitor backroad $leader 6379 2
sentinel down-after-milliseconds backroad 5000
sentinel failover-timeout backroad 15000
sentinel parallel-syncs backroad 1
END
echo "sentinel.sh: $me watches $leader"
exec redis-server /data/sentinel.conf --sentinel
