package roundtable.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The codes of the contract, letter by letter: other programs compare them. */
class ErrorCodeTest {
    @Test
    void areThoseOfTheContract() {
        assertThat(Arrays.stream(ErrorCode.values()).map(ErrorCode::wireName))
                .containsExactlyInAnyOrder(
                        "bad-json",
                        "unknown-type",
                        "invalid",
                        "line-too-long",
                        "not-found",
                        "conflict",
                        "unavailable",
                        "unauthorized",
                        "forbidden",
                        "server-full",
                        "unsupported-protocol",
                        "too-fast",
                        "too-large",
                        "read-only",
                        "internal");
    }

    @ParameterizedTest
    @EnumSource
    void areFoundByTheirName(ErrorCode code) {
        assertThat(ErrorCode.of(code.wireName())).isSameAs(code);
    }

    @Test
    void thatALaterVersionInventedAreInternal() {
        assertThat(ErrorCode.of("on-fire")).isSameAs(ErrorCode.INTERNAL);
        assertThat(ErrorCode.of("NOT_FOUND")).isSameAs(ErrorCode.INTERNAL);
    }

    @ParameterizedTest
    @EnumSource
    void servicesAreFoundByTheirName(Service service) {
        assertThat(Service.named(service.wireName())).contains(service);
        assertThat(Service.named(service.name())).isEmpty();
    }
}
