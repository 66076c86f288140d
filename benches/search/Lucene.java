// Lucene's Arabic analyser with BM25 over the same texts and queries: `java -cp JAR Lucene.java TEXTS QUERIES FOLDER`.
// Both files have a line for each, its name and its text parted by a tab. Prints for each query its name and the names
// of the first hundred texts.

import java.io.BufferedReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.util.QueryBuilder;

public class Lucene {
    public static void main(String[] arguments) throws Exception {
        ArabicAnalyzer analyzer = new ArabicAnalyzer();
        try (MMapDirectory directory = new MMapDirectory(Path.of(arguments[2]))) {
            IndexWriterConfig config = new IndexWriterConfig(analyzer);
            config.setSimilarity(new BM25Similarity());
            try (IndexWriter writer = new IndexWriter(directory, config);
                    BufferedReader texts = Files.newBufferedReader(Path.of(arguments[0]), StandardCharsets.UTF_8)) {
                for (String line = texts.readLine(); line != null; line = texts.readLine()) {
                    int tab = line.indexOf('\t');
                    Document document = new Document();
                    document.add(new StringField("name", line.substring(0, tab), Field.Store.YES));
                    document.add(new TextField("text", line.substring(tab + 1), Field.Store.NO));
                    writer.addDocument(document);
                }
            }
            PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
            try (DirectoryReader reader = DirectoryReader.open(directory);
                    BufferedReader queries = Files.newBufferedReader(Path.of(arguments[1]), StandardCharsets.UTF_8)) {
                IndexSearcher searcher = new IndexSearcher(reader);
                searcher.setSimilarity(new BM25Similarity());
                QueryBuilder builder = new QueryBuilder(analyzer);
                for (String line = queries.readLine(); line != null; line = queries.readLine()) {
                    int tab = line.indexOf('\t');
                    StringBuilder names = new StringBuilder();
                    var query = builder.createBooleanQuery("text", line.substring(tab + 1));
                    if (query != null) {
                        for (var hit : searcher.search(query, 100).scoreDocs) {
                            names.append(names.isEmpty() ? "" : " ").append(searcher.doc(hit.doc).get("name"));
                        }
                    }
                    out.println(line.substring(0, tab) + "\t" + names);
                }
            }
            out.flush();
        }
    }
}
