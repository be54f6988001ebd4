package dev.backroad.catalog.layout;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Moves slots up and down to where their neighbours are, without changing their order. In each
 * column the sum of the squared distances from where they want to be is the smallest that there is
 * (isotonic regression, by pooling adjacent violators).
 */
final class Heights {

    private static final int ROUNDS = 16;

    /** Some that stand side by side at the least distance, and the middle of what they want. */
    private record Pool(double sum, double weight, int size) {

        double place() {
            return sum / weight;
        }

        Pool with(Pool below) {
            return new Pool(sum + below.sum, weight + below.weight, size + below.size);
        }
    }

    private Heights() {}

    static void apply(List<List<Slot>> columns) {
        columns.forEach(column -> settle(column, _ -> 0.0));
        for (int round = 0; round < ROUNDS; round++) {
            columns.forEach(column -> settle(column, slot -> middle(slot.left.stream(), slot)));
            columns.reversed()
                    .forEach(column -> settle(column, slot -> middle(slot.right.stream(), slot)));
        }
        columns.forEach(column -> settle(column, Heights::betweenAll));
    }

    private static double betweenAll(Slot slot) {
        return middle(Stream.concat(slot.left.stream(), slot.right.stream()), slot);
    }

    private static double middle(Stream<Slot> neighbours, Slot slot) {
        return neighbours.mapToDouble(it -> it.y).average().orElse(slot.y);
    }

    private static void settle(List<Slot> column, Function<Slot, Double> wish) {
        Deque<Pool> pools = new ArrayDeque<>();
        double offset = 0;
        for (int i = 0; i < column.size(); i++) {
            var slot = column.get(i);
            offset += i == 0 ? 0 : column.get(i - 1).distanceTo(slot);
            var pool = new Pool((wish.apply(slot) - offset) * slot.weight(), slot.weight(), 1);
            while (!pools.isEmpty() && pools.getLast().place() >= pool.place()) {
                pool = pools.removeLast().with(pool);
            }
            pools.addLast(pool);
        }
        place(column, pools);
    }

    private static void place(List<Slot> column, Deque<Pool> pools) {
        int next = 0;
        double offset = 0;
        for (var pool : pools) {
            for (int i = 0; i < pool.size(); i++, next++) {
                offset += next == 0 ? 0 : column.get(next - 1).distanceTo(column.get(next));
                column.get(next).y = pool.place() + offset;
            }
        }
    }
}
