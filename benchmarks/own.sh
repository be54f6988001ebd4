# A Backroad of one's own, as on a server: both compilers, limits that a load generator does not meet, a tenth of the requests
# traced. For what goes to the checkout, sets `folder` (emptied, for what is written) and reads this file; it is taken down at the end.
# shellcheck shell=bash disable=SC2034

java_home=${JAVA_HOME:-$(readlink -f "$(command -v java)" | sed 's|/bin/java$||')}
data=$(pwd)/benchmarks/target/system

free() { # ports
    local port
    for port in "$@"; do
        ! (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || return 1
    done
}
if [ -z "${BENCH_PORT_BASE:-}" ]; then
    for BENCH_PORT_BASE in 20000 21000 22000 24000 28000; do
        # shellcheck disable=SC2046
        ! free $(for offset in 0 1 2 3 4 11 25 26 32 79 92 93 100 301 302 303 334; do echo $((BENCH_PORT_BASE + offset)); done) || break
    done
fi
export BACKROAD_PORT_BASE=$BENCH_PORT_BASE BACKROAD_DATA=$data BACKROAD_JVM=full BACKROAD_AOT=off
export MANAGEMENT_TRACING_SAMPLING_PROBABILITY=0.1
for limit in READS WRITES STREAMS OPERATIONS EXPORTS REFUSALS SIGNIN SIGNINPAGES; do
    export BACKROAD_LIMITS_${limit}_QUOTA=1000000 BACKROAD_LIMITS_${limit}_WINDOW=1s
done

running='' last=.backroad/current kept=''
[ ! -e "$last" ] || kept=$(<"$last")

start_own() {
    [ -z "$running" ] || return 0
    echo "== a Backroad of its own, ports from $BENCH_PORT_BASE on" >&2
    running=yes
    rm -rf "$data"
    ./backroad up --detach --plain >"$folder/up.out"
}

stop_own() {
    [ -n "$running" ] || return 0
    running=''
    ./backroad down >&2 || true
    # The logs stay: they are what one wants to see when something failed.
    [ ! -d "$data/log" ] || { rm -rf "$folder/log" && cp -r "$data/log" "$folder/log"; }
    rm -rf "$data"
    # Whoever has another one finds it again.
    rm -f "$last"
    [ -z "$kept" ] || printf '%s\n' "$kept" >"$last"
}

trap 'trap "" INT TERM HUP; stop_own' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

rm -rf "$folder"
mkdir -p "$folder"
