#!/bin/sh
# Makes every instance of the services anew, one after the other, while the others answer: for new images, or new settings.
# For a Compose system with two of each (docker compose --profile scale up).
#
#   deploy/rolling-restart.sh                            all of them
#   deploy/rolling-restart.sh gateway catalog-service    only these
#
# What happens to one: it is told to stop, is not ready any more, answers for five more seconds and ends each connection with
# its answer (BACKROAD_DRAIN), finishes what it has, and ends. The next one's turn comes when the new one has been healthy for
# PAUSE seconds (15): it begins cold, and answers slowly until its compilers have caught up.
set -eu
cd "$(dirname "$0")/.."

seconds=240 # that a new one may take
pause=${PAUSE:-15}
[ $# -gt 0 ] || set -- identity-service catalog-service progress-service notification-service gateway

compose() { docker compose --profile scale "$@"; }

healthy() { # container of Compose
    compose ps --format '{{.Health}}' "$1" 2>/dev/null | grep -qx healthy
}

for service; do
    for instance in "$service" "$service-2"; do
        healthy "$instance" || {
            echo "rolling-restart: $instance is not healthy, so the other one must not stop. Nothing was restarted." >&2
            exit 1
        }
    done
done

for service; do
    other=$service-2
    for instance in "$service" "$service-2"; do
        # It was healthy, but one that was made from a bad image may have died since.
        healthy "$other" || {
            echo "rolling-restart: $other is not healthy, so $instance must not stop. Nothing more is restarted." >&2
            exit 1
        }
        begun=$(date +%s)
        if ! compose up --detach --no-deps --no-build --force-recreate --wait --wait-timeout $seconds "$instance" >/dev/null 2>&1; then
            echo "rolling-restart: $instance did not become healthy in $seconds s. The other one serves; nothing more is restarted." >&2
            compose logs --no-log-prefix --tail 5 "$instance" >&2
            exit 1
        fi
        echo "rolling-restart: $instance is healthy again after $(($(date +%s) - begun)) s"
        sleep "$pause"
        other=$service
    done
done
