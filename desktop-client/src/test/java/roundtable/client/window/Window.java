package roundtable.client.window;

import java.awt.Rectangle;
import java.awt.Toolkit;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Method;
import javax.imageio.ImageIO;
import javax.swing.RepaintManager;
import org.assertj.swing.core.BasicRobot;
import org.assertj.swing.core.Robot;
import org.assertj.swing.edt.FailOnThreadViolationRepaintManager;
import org.assertj.swing.edt.GuiActionRunner;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/**
 * AssertJ-Swing for Jupiter: a robot for each test that asks for one, an error where a component is touched off the event
 * thread, and a picture of the screen where a test fails.
 */
public final class Window
        implements BeforeEachCallback, AfterEachCallback, ParameterResolver, TestExecutionExceptionHandler {
    private static final ExtensionContext.Namespace SPACE = ExtensionContext.Namespace.create(Window.class);

    @Override
    public void beforeEach(ExtensionContext context) {
        FailOnThreadViolationRepaintManager.install();
        GuiActionRunner.execute(() -> {
            Theme.LIGHT.install();
            Zoom.install(Zoom.USUAL);
        });
        context.getStore(SPACE).put(Robot.class, BasicRobot.robotWithNewAwtHierarchy());
    }

    @Override
    public void afterEach(ExtensionContext context) {
        context.getStore(SPACE).remove(Robot.class, Robot.class).cleanUp();
        RepaintManager.setCurrentManager(null);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Robot.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getStore(SPACE).get(Robot.class, Robot.class);
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        String name = context.getRequiredTestClass().getSimpleName() + "-"
                + context.getTestMethod().map(Method::getName).orElse("test");
        try {
            Rectangle screen = new Rectangle(Toolkit.getDefaultToolkit().getScreenSize());
            ImageIO.write(new java.awt.Robot().createScreenCapture(screen), "png", new File("target", name + ".png"));
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
        throw failure;
    }
}
