# What the parts of the benchmark have in common. A part goes to the checkout, names its report in `results`, and reads this file.
# shellcheck shell=bash disable=SC2034

# Numbers have points, whatever language the shell speaks.
LANG=${LC_ALL:-${LANG:-C}}
unset LC_ALL
export LANG LC_NUMERIC=C

rounds=${ROUNDS:-3} seconds=${SECONDS_EACH:-10}
base=${BACKROAD_PORT_BASE:-8080} data=${BACKROAD_DATA:-.backroad}
public=http://localhost:$base
java_home=${JAVA_HOME:-$(readlink -f "$(command -v java)" | sed 's|/bin/java$||')}

this_part=$(basename "$(dirname "$0")")
# For programs: beside the report, a line for each series of measurements (its name, its unit, a value for each round).
values=${results%.md}.tsv
mkdir -p "$(dirname "$results")"
: >"$values"

value() { # name, unit, values
    [ $# -gt 2 ] || return 0
    printf '%s\t%s\t%s\n' "$1" "$2" "${*:3}" >>"$values"
}

skipped() { # name, why
    printf '%s\tskipped\t%s\n' "$1" "$2" >>"$values"
}

note() { # name, text
    printf '%s\ttext\t%s\n' "$1" "$2" >>"$values"
}

# Exit codes as everywhere: 3, this machine lacks something, and the part is passed over; 1, something went wrong.
lacks() { # what, remedy
    printf '%s\n' "$@" >&2
    skipped "$this_part" "$1"
    exit 3
}

die() {
    printf '%s\n' "$@" >&2
    exit 1
}

needs() { # tools
    local tool
    for tool in "$@"; do
        command -v "$tool" >/dev/null || lacks "There is no $tool on the PATH." "It is the load, or what it takes to measure; Debian has it:  apt-get install $tool"
    done
}

has() { command -v "$1" >/dev/null; }

# Where wrk or psql is missing, a program of ours takes its place: the parts do not notice.
stand_in() { # name, source, class path
    local name=$1 source=$2
    "$java_home/bin/javac" -d benchmarks/target/stand-ins "$source" || die "$source cannot be compiled."
    eval "$name() { \"\$java_home/bin/java\" -Xmx256m -XX:+UseSerialGC -cp \"benchmarks/target/stand-ins$3\" $(basename "$source" .java) \"\$@\"; }"
}
if ! has wrk; then
    stand_in wrk benchmarks/Load.java ''
    note load "wrk is not installed: a generator on the JVM took its place, which leaves less of the machine for what is measured."
fi
has psql || stand_in psql benchmarks/Sql.java ':launcher/target/lib/*'

# What a part has Maven make is made again only when its sources have changed: Maven takes ten seconds to see that nothing has.
built() { # folder
    local made=$1/target/bench-built
    [ -e "$made" ] && [ -d "$1/target/lib" ] && [ -z "$(find pom.xml "$1/pom.xml" $([ ! -d "$1/src" ] || echo "$1/src") -newer "$made" -print -quit)" ]
}
is_built() { : >"$1/target/bench-built"; } # folder

needs_backroad() {
    curl -fsS -o /dev/null "$public/api/v1/roadmaps" || lacks "There is no running Backroad at $public." "Run:  ${1:-}./backroad up --detach"
}

# What runs, as JSON; on a busy machine a part may not answer at once, which is no reason to end.
status() { ./backroad status --json || true; }

port() { # part
    status | grep -o "\"name\":\"$1\"[^}]*" | grep -o '"port":[0-9]*' | cut -d: -f2
}

pid_of() { # part
    status | grep -o "\"name\":\"$1\"[^}]*" | grep -o '"pid":[0-9]*' | cut -d: -f2
}

machine() {
    echo "Machine: $(nproc) cores, $(uname -s), JDK 25. Commit: $(git rev-parse --short HEAD 2>/dev/null || echo unknown). Date: $(date -u +%F). Load: $(cut -d' ' -f1 /proc/loadavg)."
}

median() { sort -n | awk '{v[NR] = $1} END {print v[int((NR + 1) / 2)]}'; }
spread() { sort -n | awk '{v[NR] = $1} END {printf "%s (%s–%s)", v[int((NR + 1) / 2)], v[1], v[NR]}'; }

# After the first start of a build, AOT caches are trained in the background; and other work disturbs, too.
quiet() {
    local before after
    for _ in $(seq "${PATIENCE:-60}"); do
        read -r -a before </proc/stat
        sleep 2
        read -r -a after </proc/stat
        [ $(((after[4] + after[5] - before[4] - before[5]) * 100)) -lt $((75 * 2 * $(nproc) * $(getconf CLK_TCK))) ] || return 0
    done
    [ "${PATIENCE:-60}" = 0 ] || echo "The machine is not quiet; it is measured all the same." >&2
}

# Of what wrk has said last, in $folder/wrk.
requests() { awk '/requests in/ {print $1}' "$folder/wrk"; }
per_second() { awk '/Requests\/sec/ {printf "%d\n", $2}' "$folder/wrk"; }
percentile() { awk -v which="$1%" '$1 == which {print ($2 ~ /us$/) ? $2 / 1000 : ($2 ~ /ms$/) ? $2 + 0 : $2 * 1000}' "$folder/wrk"; }

# Cold, a service is slow enough to refuse some (set `cold` then). Warm, one in a thousand is told, and more are no figure; in a
# hurry it is one in a hundred.
refused=0 cold=''
answered() { # what was asked, a log
    local now
    [ -z "$cold" ] || return 0
    now=$(awk '/Non-2xx/ {sum += $NF} /Socket errors/ {gsub(",", ""); sum += $4 + $6 + $8 + $10} END {print sum + 0}' "$folder/wrk")
    refused=$((refused + now))
    [ $((now * $([ -n "${IN_A_HURRY:-}" ] && echo 100 || echo 1000))) -le "$(requests)" ] ||
        die "Too many requests to $1 were refused:" "$(cat "$folder/wrk")" "$([ -z "${2:-}" ] || tail -n 3 "$2" | cut -c 1-2000)"
}

# Keeps the percentiles of the last wrk, a round more for each, in files that begin with the name.
keep_latency() { # name
    for percent in 50 75 90 99; do
        percentile $percent >>"$folder/$1-p$percent"
    done
}

latency_values() { # name for programs, name of the files
    for percent in 50 75 90 99; do
        # shellcheck disable=SC2046
        value "$1.p$percent" ms $(cat "$folder/$2-p$percent")
    done
}
