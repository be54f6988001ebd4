package dev.backroad.progress.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InvitationCodeTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7QK3M-R9TWZ-40X12",
                "7qk3mr9twz40x12",
                " 7QK3M R9TWZ 40X12 ",
                "7QK3M-R9TWZ-4OXI2",
                "7qk3m-r9twz-4oxl2"
            })
    void isReadHoweverPeopleTypeIt(String typed) {
        assertThat(InvitationCode.typed(typed)).contains(new InvitationCode("7QK3MR9TWZ40X12"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "7QK3M-R9TWZ",
                "7QK3M-R9TWZ-40X123",
                "7QK3M-R9TWZ-40X1U",
                "7QK3M_R9TWZ_40X12",
                "٧QK3MR9TWZ40X12"
            })
    void whatCanBeNoCodeIsNone(String typed) {
        assertThat(InvitationCode.typed(typed)).isEmpty();
        assertThat(InvitationCode.typed("-".repeat(100_000))).isEmpty();
    }

    @Test
    void everySignOfThirtyTwoComesUpAtEveryPlace() {
        var codes = IntStream.range(0, 2_000).mapToObj(i -> InvitationCode.random()).toList();

        assertThat(codes).doesNotHaveDuplicates().allMatch(code -> code.signs().length() == 15);
        for (int place = 0; place < 15; place++) {
            var at = place;
            assertThat(
                            codes.stream()
                                    .map(code -> code.signs().charAt(at))
                                    .collect(Collectors.toSet()))
                    .hasSize(32);
        }
    }

    @Test
    void whatIsShownIsReadBack() {
        var code = InvitationCode.random();

        assertThat(code.readable()).matches("\\w{5}-\\w{5}-\\w{5}");
        assertThat(InvitationCode.typed(code.readable())).contains(code);
    }
}
