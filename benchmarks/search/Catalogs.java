import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Makes catalogs of any size, each in a database of its own that belongs to the role of
 * catalog-service. Words are made up and as frequent as in languages (Zipf): the most frequent ones
 * are in every text and in a tenth of the titles.
 *
 * <p>Arguments: port of PostgreSQL, command, and what the command takes.
 */
class Catalogs {

    private static final int MOST_ADDRESSES = 2_000;

    /** The same words each time. */
    private static final String[] FILL = {
        "select setseed(0.42)",
        """
        create temp table vocabulary as
        select rank, (select string_agg((array['ba','ce','di','fo','gu','ha','je','ki','lo','mu','na','pe','ri','so','tu',
                          'va','we','xi','yo','zu','bra','cle','dri','flo','gru','pla','pre','tri','sto','sku'])
                          [1 + (rank::bigint * 7919 / (30 ^ place)::bigint) % 30], '' order by place)
                      from generate_series(0, 2 + rank % 3) place) as word
        from generate_series(1, 30000) rank
        """,
        """
        create temp table sentence as
        select number, words, to_tsvector('english', search_text(words)) as found_by
        from (select number, string_agg(word, ' ') || '.' as words
              from (select number, (30000 ^ random())::int as rank
                    from generate_series(0, 1999) number, generate_series(1, 25)) chosen
              join vocabulary using (rank) group by number) made
        """,
        "create aggregate pg_temp.joined(tsvector) (sfunc = tsvector_concat, stype = tsvector)",
        """
        create temp table title as
        select number, initcap(string_agg(word, ' ')) as title
        from (select number, (30000 ^ random())::int as rank
              from generate_series(1, :topics) number, generate_series(1, 2 + number % 4)) chosen
        join vocabulary using (rank) group by number
        """,
        """
        create temp table body as
        select topic, string_agg(words, ' ') as text, pg_temp.joined(found_by) as found_by
        from (select topic, floor(random() * 2000)::int as number
              from generate_series(1, :topics) topic, generate_series(1, 10)) chosen
        join sentence using (number) group by topic
        """,
        // All at once is faster: the trigger reads each text again, and an index that is there grows word by word.
        "alter table topic disable trigger search_topic",
        """
        create temp table index_of_search as
        select indexname, indexdef from pg_indexes
        where schemaname = 'public' and tablename = 'topic_search' and indexdef like '%USING gin%'
        """,
        """
        do $$ begin execute (select string_agg('drop index ' || indexname, ';') from index_of_search); end $$
        """,
        """
        insert into topic (id, slug, title, level, track, estimate_minutes, text)
        select gen_random_uuid(), 'made-up-' || number, title,
               (array['BEGINNER', 'INTERMEDIATE', 'ADVANCED'])[1 + number % 3],
               (array['SPINE', 'SIDE'])[1 + number % 2], 30, text
        from title join body on topic = number
        """,
        """
        insert into topic_search (topic_id, head, document)
        select id, head, head || setweight(found_by, 'C')
        from topic join body on slug = 'made-up-' || body.topic, lateral (
            select setweight(search_words(search_text(title)), 'A')
                   || setweight(search_words(search_text(slug)), 'B') as head) as words
        """,
        """
        do $$ begin execute (select string_agg(indexdef, ';') from index_of_search); end $$
        """,
        """
        insert into search_word (word)
        select distinct word
        from topic, unnest(string_to_array(search_text(title), ' ')) word
        where slug like 'made-up-%' and length(word) between 4 and 40
        """,
        "alter table topic enable trigger search_topic",
        """
        insert into topic_prerequisite (topic_id, prerequisite_id)
        select topic.id, other.id
        from topic join topic other on other.slug = 'made-up-' || (substr(topic.slug, 9)::int / 2)
        where topic.slug like 'made-up-%'
        """
    };

    private final String server;

    private Catalogs(String port) {
        server = "jdbc:postgresql://127.0.0.1:" + port + "/";
    }

    static void main(String[] arguments) throws SQLException, IOException {
        var catalogs = new Catalogs(arguments[0]);
        switch (arguments[1]) {
            case "create" -> catalogs.create(arguments[2], "template1");
            case "copy" -> catalogs.create(arguments[3], arguments[2]);
            case "fill" -> catalogs.fill(arguments[2], Integer.parseInt(arguments[3]));
            case "addresses" ->
                    catalogs.addresses(arguments[2], arguments[3], Path.of(arguments[4]));
            case "drop" -> catalogs.drop(arguments[2]);
            case "mix" ->
                    IO.print(
                            "of ten, four are a word and the beginning of another, two a word, one three letters, one a very"
                                    + " frequent word, one the beginning of it, and one has a letter too few");
            default -> throw new IllegalArgumentException(arguments[1]);
        }
    }

    private void create(String name, String template) throws SQLException, IOException {
        drop(name);
        administer("create database " + name + " template " + template + " owner catalog");
    }

    private void drop(String name) throws SQLException, IOException {
        administer("drop database if exists " + name + " with (force)");
    }

    private void fill(String name, int topics) throws SQLException {
        try (var connection = DriverManager.getConnection(server + name, "catalog", "catalog");
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (var sql : FILL) {
                statement.execute(sql.replace(":topics", Integer.toString(topics)));
            }
            connection.commit();
            connection.setAutoCommit(true);
            statement.execute("vacuum analyze");
        }
    }

    /** Writes a file of reads and one of searches; the same each time for the same number of topics. */
    private void addresses(String name, String service, Path folder)
            throws SQLException, IOException {
        var topics = new ArrayList<String>();
        var titles = new ArrayList<String>();
        try (var connection = DriverManager.getConnection(server + name, "catalog", "catalog");
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "select slug, title from topic where slug like 'made-up-%' order by"
                                        + " md5(slug) limit "
                                        + MOST_ADDRESSES)) {
            while (rows.next()) {
                topics.add(service + "/api/v1/topics/" + rows.getString("slug"));
                titles.add(rows.getString("title"));
            }
        }
        Files.write(folder.resolve("topics"), topics);
        Files.write(folder.resolve("searches"), searches(service, titles));
    }

    private static List<String> searches(String service, List<String> titles) {
        var random = new Random(42);
        var searches = new ArrayList<String>();
        for (int i = 0; i < MOST_ADDRESSES; i++) {
            var words = titles.get(random.nextInt(titles.size())).split(" ");
            searches.add(service + "/api/v1/topics?q=" + question(i % 10, words[0], words[1]));
        }
        return searches;
    }

    /** The second most frequent word is that of rank 2. */
    private static String question(int kind, String one, String other) {
        return switch (kind) {
            case 0, 1, 2, 3 -> one + "+" + other.substring(0, Math.min(other.length(), 5));
            case 4, 5 -> one;
            case 6 -> one.substring(0, 3);
            case 7 -> FREQUENT;
            case 8 -> FREQUENT.substring(0, 4);
            default -> one.charAt(0) + one.substring(2);
        };
    }

    /** That of rank 1, in every text and in about a tenth of the titles. */
    private static final String FREQUENT = "skufloloba";

    private void administer(String sql) throws SQLException, IOException {
        var data = System.getenv("BACKROAD_DATA");
        var password =
                Path.of(data == null ? ".backroad" : data, "data", "postgres.password");
        try (Connection connection =
                        DriverManager.getConnection(
                                server + "postgres",
                                "postgres",
                                Files.readString(password).strip());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
