package dev.slipway.contracts.activities;

import io.temporal.activity.ActivityInterface;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Every activity of every interface in this package, by the name that Temporal writes into histories. */
record ActivityMethods(String type, Method method) {
    static List<ActivityMethods> all() throws IOException, ClassNotFoundException {
        var methods = new ArrayList<ActivityMethods>();
        var folder =
                Path.of("src/main/java", ActivityMethods.class.getPackageName().replace('.', '/'));
        try (var sources = Files.list(folder)) {
            for (var source : sources.sorted().toList()) {
                var name = source.getFileName().toString().replace(".java", "");
                if (name.endsWith("Activities")) {
                    addAll(methods, Class.forName(ActivityMethods.class.getPackageName() + "." + name));
                }
            }
        }
        return methods;
    }

    private static void addAll(List<ActivityMethods> methods, Class<?> type) {
        var prefix = type.getAnnotation(ActivityInterface.class).namePrefix();
        for (var method : type.getDeclaredMethods()) {
            var name = method.getName();
            methods.add(new ActivityMethods(
                    prefix + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1), method));
        }
    }

    Type[] arguments() {
        return method.getGenericParameterTypes();
    }

    Type result() {
        return method.getGenericReturnType();
    }

    @Override
    public String toString() {
        return type;
    }
}
