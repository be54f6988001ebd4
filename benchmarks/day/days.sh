# How days are played: for ./run and for ../profile/run, which have read ../parts.sh and set `folder` and `learners`.
# shellcheck shell=bash

build_days() {
    ! built benchmarks/day || return 0
    echo "Building the day." >&2
    # shellcheck disable=SC2086
    JAVA_HOME=$java_home mvn -q -B -f benchmarks/day/pom.xml ${BENCH_MAVEN:-} package -Dspotless.check.skip=true -Dcyclonedx.skip=true -Djacoco.skip=true \
        >"$folder/build.log" 2>&1 && is_built benchmarks/day && return
    ! grep -aq 'resolve dependencies\|transfer artifact\|offline mode' "$folder/build.log" || lacks "Gatling cannot be downloaded"
    die "Maven cannot build the day:" "$(tail -n 20 "$folder/build.log")"
}

sign_in() { # a token lives five minutes
    local mailbox
    mailbox=$(status | grep -o '"mailbox":"[^"]*' | cut -d'"' -f4)
    "$java_home/bin/java" -Xmx128m -XX:+UseSerialGC -cp "launcher/target/classes:launcher/target/lib/*" benchmarks/day/Learners.java \
        "$public" "$mailbox" "$learners" >"$folder/learners" 2>"$folder/learners.log" || die "The learners cannot sign in:" "$(tail -n 3 "$folder/learners.log")"
}

stay_signed_in() { # seconds for which the tokens are to live; passwords are hashed slowly, on the processors that are measured
    [ -n "${signed_in:-}" ] && [ $((SECONDS - signed_in + $1)) -lt 270 ] && return
    signed_in=$SECONDS
    sign_in
}

play() { # seconds, days a second or 0, whether a request that fails is a fault
    local code=0
    "$java_home/bin/java" -Xms192m -Xmx384m -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow --add-opens java.base/java.lang=ALL-UNNAMED \
        -Dday.gateway="http://127.0.0.1:$base" -Dday.learners="$folder/learners" -Dday.seconds="$1" -Dday.rate="$2" -Dday.results="$folder/day" \
        -cp "benchmarks/day/target/classes:benchmarks/day/target/lib/*" io.gatling.app.Gatling -s dev.backroad.day.LearnersDay -rf "$folder/gatling" \
        >"$folder/gatling.log" 2>&1 || code=$?
    [ $code = 0 ] || { [ $code = 2 ] && [ "$3" = false ]; } || die "Days failed:" "$(grep -a -v '^$' "$folder/gatling.log" | tail -n 25)"
}

figure() { awk -v name="$1" '$1 == name {print $2}' "$folder/day"; }
