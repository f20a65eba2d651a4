package roundtable.client;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Which package may see which, in all three modules. */
class ArchitectureTest {
    private static JavaClasses all;

    @BeforeAll
    static void read() {
        all = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("roundtable");
    }

    @Test
    void theProtocolSeesNeitherServerNorClient() {
        noClasses()
                .that()
                .resideInAPackage("roundtable.protocol..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("roundtable.server..", "roundtable.client..", "java.awt..", "javax.swing..")
                .check(all);
    }

    @Test
    void theServerSeesNoClientAndNoWindow() {
        noClasses()
                .that()
                .resideInAPackage("roundtable.server..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("roundtable.client..", "java.awt..", "javax.swing..")
                .check(all);
    }

    @Test
    void onlyTheHostSeesTheServer() {
        classes()
                .that()
                .resideInAPackage("roundtable.server..")
                .should()
                .onlyBeAccessed()
                .byAnyPackage("roundtable.server..", "roundtable.client.host..")
                .check(all);
    }

    @Test
    void onlyTheWindowSeesSwing() {
        noClasses()
                .that()
                .resideInAPackage("roundtable.client..")
                .and()
                .resideOutsideOfPackage("roundtable.client.window..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.awt..", "javax.swing..", "com.formdev..", "net.miginfocom..", "org.fife..")
                .check(all);
    }

    @Test
    void noTwoPackagesOfTheClientSeeEachOther() {
        slices().matching("roundtable.client.(*)..").should().beFreeOfCycles().check(all);
    }
}
