#!/bin/sh
# train.sh SERVICE MANAGEMENT_PORT: starts the service once with a PostgreSQL of its own and nothing else,
# stops it, and leaves /cache/app.aot. Runs while the image is built, never in it.
set -eu
service=$1
export MANAGEMENT_SERVER_PORT="$2"
database=${service%-service}
log=/tmp/training.log

mkdir -p /cache /tmp/data
chown postgres /cache /tmp/data
as_postgres() { exec setpriv --reuid=postgres --regid=postgres --clear-groups "$@"; }
(as_postgres initdb --pgdata=/tmp/data --auth=trust --encoding=UTF8 --locale=C.UTF-8) >"$log"
(as_postgres pg_ctl --pgdata=/tmp/data --wait --options="-c listen_addresses=127.0.0.1 -c unix_socket_directories=/tmp -c fsync=off" start) >>"$log"
(as_postgres psql --quiet --host=/tmp --dbname=postgres --command="CREATE ROLE $database LOGIN" --command="CREATE DATABASE $database OWNER $database")

# Secrets of nobody: this database is thrown away in a minute.
export SPRING_PROFILES_ACTIVE=compose SPRING_DATASOURCE_URL="jdbc:postgresql://127.0.0.1:5432/$database"
BACKROAD_WEB_CLIENT_SECRET=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
BACKROAD_KEY_ENCRYPTION_KEY=$(head -c 32 /dev/urandom | base64)
export BACKROAD_WEB_CLIENT_SECRET BACKROAD_KEY_ENCRYPTION_KEY
# Which code is worth compiling is practised, too, where a service knows what it will be asked.
export BACKROAD_WARMUP_ROUNDS=100

grep -v -e "^#" -e AOTCache -e RAMPercentage /app/java.options >/tmp/java.options
cd /app
as_postgres /opt/jre/bin/java @/tmp/java.options -Xms64m -Xmx256m -XX:AOTCacheOutput=/cache/app.aot -jar /app/app.jar >>"$log" 2>&1 &
java=$!
waited=0
until /opt/jre/bin/java -cp /opt/health Health /actuator/health/liveness >/dev/null; do
    waited=$((waited + 1))
    if [ $waited -gt 120 ] || ! kill -0 $java 2>/dev/null; then
        echo "train.sh: $service did not start" >&2
        tail -n 5 "$log" >&2
        exit 1
    fi
    sleep 1
done
waited=0
until [ $waited -gt 20 ] || [ "$service" != catalog-service ] || grep -q 'Warmed up' "$log"; do
    waited=$((waited + 1))
    sleep 1
done
kill -TERM $java
wait $java || true # 143: it ends by the signal
(as_postgres pg_ctl --pgdata=/tmp/data --mode=immediate stop) >>"$log"
rm -rf /tmp/data
if [ ! -s /cache/app.aot ]; then
    echo "train.sh: $service left no cache" >&2
    tail -n 5 "$log" >&2
    exit 1
fi
