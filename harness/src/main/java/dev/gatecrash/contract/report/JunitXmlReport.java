package dev.gatecrash.contract.report;

import dev.gatecrash.check.Family;
import dev.gatecrash.check.Finding;
import dev.gatecrash.check.Report;
import dev.gatecrash.check.Verdict;
import java.io.StringWriter;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** The report in the XML that build servers know from JUnit; times are left out, so that the same report is the same text. */
final class JunitXmlReport {

    private final XMLStreamWriter xml;

    private JunitXmlReport(XMLStreamWriter xml) {
        this.xml = xml;
    }

    static String of(Report report) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            new JunitXmlReport(xml).write(report);
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a report cannot be written as XML", e);
        }
        return text.toString();
    }

    private void write(Report report) throws XMLStreamException {
        Map<Family, List<Finding>> families = report.findings().stream()
                .collect(Collectors.groupingBy(
                        finding -> finding.check().family(), () -> new EnumMap<>(Family.class), Collectors.toList()));
        xml.writeStartDocument();
        start("testsuites", "name", "MCP authorization contract of " + report.server());
        for (Map.Entry<Family, List<Finding>> family : families.entrySet()) {
            suite(family.getKey(), family.getValue());
        }
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void suite(Family family, List<Finding> findings) throws XMLStreamException {
        start("testsuite", "name", family.words());
        xml.writeAttribute("tests", String.valueOf(findings.size()));
        xml.writeAttribute("failures", count(findings, Verdict.Failed.class));
        xml.writeAttribute("errors", count(findings, Verdict.Inconclusive.class));
        xml.writeAttribute("skipped", count(findings, Verdict.Skipped.class));
        for (Finding finding : findings) {
            start("testcase", "name", finding.check().toString());
            xml.writeAttribute("classname", family.words());
            outcome(finding);
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private void outcome(Finding finding) throws XMLStreamException {
        Verdict verdict = finding.verdict();
        if (verdict instanceof Verdict.Failed) {
            told("failure", finding);
        } else if (verdict instanceof Verdict.Inconclusive) {
            told("error", finding);
        } else if (verdict instanceof Verdict.Skipped skipped) {
            start("skipped", "message", printable(skipped.reason()));
            xml.writeEndElement();
        } else if (verdict instanceof Verdict.Warned) {
            xml.writeStartElement("system-out");
            xml.writeCharacters(printable(finding.describe()));
            xml.writeEndElement();
        }
    }

    private void told(String element, Finding finding) throws XMLStreamException {
        start(element, "message", printable(finding.verdict().observation().orElse("")));
        xml.writeCharacters(printable(finding.describe()));
        xml.writeEndElement();
    }

    private void start(String element, String attribute, String value) throws XMLStreamException {
        xml.writeStartElement(element);
        xml.writeAttribute(attribute, value);
    }

    private static String count(List<Finding> findings, Class<? extends Verdict> kind) {
        return String.valueOf(findings.stream()
                .filter(finding -> kind.isInstance(finding.verdict()))
                .count());
    }

    /** XML 1.0 §2.2 has no way to write most control characters, and servers answer with anything. */
    private static String printable(String text) {
        return text.codePoints()
                .map(c -> c == '\n' || c == '\t' || (c >= ' ' && c != 0xFFFE && c != 0xFFFF && !isSurrogate(c))
                        ? c
                        : 0xFFFD)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
