package org.minqing.house;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** How long files and methods are, as the compiler reads them. */
final class Lengths {

    static final int FILE = 400;
    static final int METHOD = 40;

    private Lengths() {}

    /** A method and its lines from the first of its signature to its closing brace. */
    record Method(String name, int lines) {}

    static int linesOf(String source) {
        return (int) source.lines().count();
    }

    static List<Method> methodsOf(String name, String source) {
        return methodsOf(Map.of(name, source));
    }

    /** The methods of many sources by their names, read in one run: starting the compiler costs more than reading. */
    static List<Method> methodsOf(Map<String, String> sources) {
        var texts = sources.entrySet().stream()
                .map(source -> new Text(source.getKey(), source.getValue()))
                .toList();
        var task = (JavacTask) ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, found -> {}, List.of("-proc:none"), null, texts);
        var methods = new ArrayList<Method>();
        try {
            for (var unit : task.parse()) {
                var name = unit.getSourceFile().toUri().getPath().substring(1);
                new Measuring(name, unit, Trees.instance(task), methods).scan(unit, null);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return methods;
    }

    private static final class Measuring extends TreePathScanner<@Nullable Void, @Nullable Void> {

        private final String file;
        private final CompilationUnitTree unit;
        private final Trees trees;
        private final List<Method> methods;

        Measuring(String file, CompilationUnitTree unit, Trees trees, List<Method> methods) {
            this.file = file;
            this.unit = unit;
            this.trees = trees;
            this.methods = methods;
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
            var positions = trees.getSourcePositions();
            var lines = unit.getLineMap();
            var body = method.getBody();
            if (body != null && !isLiteralTable(method)) {
                var first = lines.getLineNumber(positions.getStartPosition(unit, method));
                var last = lines.getLineNumber(positions.getEndPosition(unit, body));
                methods.add(new Method(file + "#" + method.getName(), (int) (last - first + 1)));
            }
            return super.visitMethod(method, nothing);
        }
    }

    /** A method that only writes down a table may say so, with its reason beside it. */
    private static boolean isLiteralTable(MethodTree method) {
        return method.getModifiers().getAnnotations().stream()
                .anyMatch(annotation -> annotation.toString().contains("\"LongMethod\""));
    }

    private static final class Text extends SimpleJavaFileObject {

        private final String text;

        Text(String name, String text) {
            super(URI.create("text:///" + name), JavaFileObject.Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
