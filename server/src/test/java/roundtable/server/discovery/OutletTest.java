package roundtable.server.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;
import org.junit.jupiter.api.Test;
import roundtable.server.net.Addresses;

/** Where a server is announced, on the interfaces that this machine happens to have. */
final class OutletTest {
    @Test
    void aServerOfThisMachineAloneIsAnnouncedOnTheLoopbackAlone() throws Exception {
        List<Outlet> outlets = Outlet.of(Addresses.loopback());
        assertThat(outlets).isNotEmpty().allSatisfy(outlet -> {
            assertThat(outlet.network().isLoopback()).isTrue();
            assertThat(outlet.from().isLoopbackAddress()).isTrue();
        });
        assertThat(outlets).extracting(Outlet::to).contains(InetAddress.getByName("127.255.255.255"));
    }

    @Test
    void aServerOnOneAddressIsAnnouncedFromThatAddress() throws Exception {
        InetAddress one = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        assertThat(Outlet.of(List.of(one))).extracting(Outlet::from).containsExactly(one);
        assertThat(Outlet.of(List.of(InetAddress.getByName("192.0.2.77")))).isEmpty();
    }

    @Test
    void aServerOnEveryInterfaceIsAnnouncedOnAllThatAreUp() throws Exception {
        List<Outlet> outlets = Outlet.of(Addresses.everywhere());
        List<NetworkInterface> withBroadcast = NetworkInterface.networkInterfaces()
                .filter(network ->
                        network.getInterfaceAddresses().stream().anyMatch(address -> address.getBroadcast() != null))
                .toList();
        assertThat(outlets)
                .extracting(Outlet::network)
                .contains(NetworkInterface.getByInetAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1})))
                .containsAll(withBroadcast.stream()
                        .filter(network -> OutletTest.isUp(network))
                        .toList());
        assertThat(Outlet.oneEach(outlets)).doesNotHaveDuplicates().hasSizeLessThanOrEqualTo(outlets.size());
    }

    @Test
    void aNetworkWhoseBroadcastAddressNobodyConfiguredHasTheOneOfItsPrefix() throws Exception {
        assertThat(Outlet.broadcast(InetAddress.getByName("192.0.2.9"), 24))
                .contains(InetAddress.getByName("192.0.2.255"));
        assertThat(Outlet.broadcast(InetAddress.getByName("198.18.77.1"), 21))
                .contains(InetAddress.getByName("198.18.79.255"));
        assertThat(Outlet.broadcast(InetAddress.getByName("192.0.2.9"), 31)).isEmpty();
        assertThat(Outlet.broadcast(InetAddress.getByName("192.0.2.9"), 32)).isEmpty();
    }

    private static boolean isUp(NetworkInterface network) {
        try {
            return network.isUp();
        } catch (SocketException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aSessionWithoutANameHasTheComputers() {
        assertThat(SessionName.ofThisComputer()).isNotBlank().doesNotContain(".");
    }
}
