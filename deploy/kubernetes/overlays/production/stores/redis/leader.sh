# Prints who is written to: what a sentinel says, or the first of us where none knows anything yet.
leader() {
    for peer in redis-0.redis redis-1.redis redis-2.redis; do
        found=$(timeout 2 redis-cli -h "$peer" -p 26379 --raw sentinel get-master-addr-by-name backroad 2>/dev/null | head -n 1 || true)
        case $found in redis-*) echo "$found" && return ;; esac
    done
    echo redis-0.redis
}
