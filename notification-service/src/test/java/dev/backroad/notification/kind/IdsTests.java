package dev.backroad.notification.kind;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.uuid.Generators;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class IdsTests {

    @Test
    void firstIdOfAMomentIsNotAfterAnyOfIt() {
        var id = Generators.timeBasedEpochGenerator().generate();
        var moment = Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);

        assertThat(Ids.firstAt(moment).toString()).isLessThanOrEqualTo(id.toString());
        assertThat(Ids.firstAt(moment.plusMillis(1)).toString()).isGreaterThan(id.toString());
        assertThat(Ids.firstAt(moment).version()).isEqualTo(7);
    }
}
