<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Freshness</name>
    <message numerus="yes">
        <source>%1, next attempt in %n second(s)</source>
        <comment>state</comment>
        <translation>
            <numerusform>%1, next attempt in %n second</numerusform>
            <numerusform>%1, next attempt in %n seconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HiddenTroubleText</name>
    <message numerus="yes">
        <source>%Ln running</source>
        <comment>deployments</comment>
        <translation>
            <numerusform>%Ln running</numerusform>
            <numerusform>%Ln running</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed in the last 24 hours</source>
        <comment>deployments</comment>
        <translation>
            <numerusform>%Ln failed in the last 24 hours</numerusform>
            <numerusform>%Ln failed in the last 24 hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln paused</source>
        <comment>deployments</comment>
        <translation>
            <numerusform>%Ln paused</numerusform>
            <numerusform>%Ln paused</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LogReading</name>
    <message numerus="yes">
        <source>%Ln line(s)</source>
        <translation>
            <numerusform>%Ln line</numerusform>
            <numerusform>%Ln lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OpeningQuestion</name>
    <message numerus="yes">
        <source>Each opens in its own tab, at most %Ln at once.</source>
        <translation>
            <numerusform>Each opens in its own tab, at most %Ln at once.</numerusform>
            <numerusform>Each opens in its own tab, at most %Ln at once.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Open the first %Ln</source>
        <translation>
            <numerusform>Open the first %Ln</numerusform>
            <numerusform>Open the first %Ln</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>console::BackgroundWatch</name>
    <message numerus="yes">
        <source>%Ln deployment(s) aborted</source>
        <translation>
            <numerusform>%Ln deployment aborted</numerusform>
            <numerusform>%Ln deployments aborted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deployment(s) failed</source>
        <translation>
            <numerusform>%Ln deployment failed</numerusform>
            <numerusform>%Ln deployments failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deployment(s) completed</source>
        <translation>
            <numerusform>%Ln deployment completed</numerusform>
            <numerusform>%Ln deployments completed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deployment(s) rolled back</source>
        <translation>
            <numerusform>%Ln deployment rolled back</numerusform>
            <numerusform>%Ln deployments rolled back</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>console::CopyController</name>
    <message numerus="yes">
        <source>Copied %Ln row(s) as JSON: what the list has of them, not their whole records</source>
        <translation>
            <numerusform>Copied %Ln row as JSON: what the list has of it, not its whole record</numerusform>
            <numerusform>Copied %Ln rows as JSON: what the list has of them, not their whole records</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>console::DesktopLink</name>
    <message numerus="yes">
        <source>(%Ln failed) %1</source>
        <translation>
            <numerusform>(%Ln failed) %1</numerusform>
            <numerusform>(%Ln failed) %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>console::MainWindow</name>
    <message numerus="yes">
        <source>%n command(s) of an earlier run had no outcome; the journal says what became of them.</source>
        <translation>
            <numerusform>%n command of an earlier run had no outcome; the journal says what became of it.</numerusform>
            <numerusform>%n commands of an earlier run had no outcome; the journal says what became of them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>console::MetricTrials</name>
    <message numerus="yes">
        <source>%n series in %1 ms</source>
        <translation>
            <numerusform>%n series in %1 ms</numerusform>
            <numerusform>%n series in %1 ms</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>console::PlaceRows</name>
    <message numerus="yes">
        <source>Kept, up to %Ln MB.</source>
        <translation>
            <numerusform>Kept, up to %Ln MB.</numerusform>
            <numerusform>Kept, up to %Ln MB.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln connection(s): name, address, color, safety.</source>
        <translation>
            <numerusform>%Ln connection: name, address, color, safety.</numerusform>
            <numerusform>%Ln connections: name, address, color, safety.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>console::PrintController</name>
    <message numerus="yes">
        <source>Sent %n page(s) to %1</source>
        <comment>a printer, or the name of a file</comment>
        <translation>
            <numerusform>Sent %n page to %1</numerusform>
            <numerusform>Sent %n pages to %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>console::SourceOpener</name>
    <message numerus="yes">
        <source>Open %Ln source(s)?</source>
        <translation>
            <numerusform>Open %Ln source?</numerusform>
            <numerusform>Open %Ln sources?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>console::Workspace</name>
    <message numerus="yes">
        <source>Open %Ln deployment(s)?</source>
        <translation>
            <numerusform>Open %Ln deployment?</numerusform>
            <numerusform>Open %Ln deployments?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>models::ComparisonTexts</name>
    <message numerus="yes">
        <source>%Ln slower</source>
        <comment>steps</comment>
        <translation>
            <numerusform>%Ln slower</numerusform>
            <numerusform>%Ln slower</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not run</source>
        <comment>steps</comment>
        <translation>
            <numerusform>%Ln not run</numerusform>
            <numerusform>%Ln not run</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln only in this run</source>
        <comment>steps</comment>
        <translation>
            <numerusform>%Ln only in this run</numerusform>
            <numerusform>%Ln only in this run</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln only in the other run</source>
        <comment>steps</comment>
        <translation>
            <numerusform>%Ln only in the other run</numerusform>
            <numerusform>%Ln only in the other run</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new</source>
        <comment>kinds of lines</comment>
        <translation>
            <numerusform>%Ln new</numerusform>
            <numerusform>%Ln new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln missing</source>
        <comment>kinds of lines</comment>
        <translation>
            <numerusform>%Ln missing</numerusform>
            <numerusform>%Ln missing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln with another count</source>
        <comment>kinds of lines</comment>
        <translation>
            <numerusform>%Ln with another count</numerusform>
            <numerusform>%Ln with another count</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>models::ExpectedEndTexts</name>
    <message numerus="yes">
        <source>Usually %1; all %Ln known run(s) took up to %2.</source>
        <translation>
            <numerusform>Usually %1; the %Ln known run took up to %2.</numerusform>
            <numerusform>Usually %1; all %Ln known runs took up to %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Usually %1; 95% of the %Ln known run(s) took up to %2.</source>
        <translation>
            <numerusform>Usually %1; 95% of the %Ln known run took up to %2.</numerusform>
            <numerusform>Usually %1; 95% of the %Ln known runs took up to %2.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>models::FailingPodsTexts</name>
    <message numerus="yes">
        <source>%n of %1 pod(s) of this version are not ready.</source>
        <translation>
            <numerusform>%n of %1 pods of this version is not ready.</numerusform>
            <numerusform>%n of %1 pods of this version are not ready.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of %1 pod(s) of this version are not ready: %2.</source>
        <translation>
            <numerusform>%n of %1 pods of this version is not ready: %2.</numerusform>
            <numerusform>%n of %1 pods of this version are not ready: %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of %1 pod(s) of this version have not been ready since %2, for %3 or longer.</source>
        <comment>number, time, duration</comment>
        <translation>
            <numerusform>%n of %1 pods of this version has not been ready since %2, for %3 or longer.</numerusform>
            <numerusform>%n of %1 pods of this version have not been ready since %2, for %3 or longer.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>models::FailureState</name>
    <message numerus="yes">
        <source>Next attempt in %n second(s).</source>
        <translation>
            <numerusform>Next attempt in %n second.</numerusform>
            <numerusform>Next attempt in %n seconds.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>models::FindingTexts</name>
    <message numerus="yes">
        <source>%Ln time(s)</source>
        <comment>how often a line is in the log</comment>
        <translation>
            <numerusform>%Ln time</numerusform>
            <numerusform>%Ln times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Step “%1” and %n more ran after that all the same.</source>
        <comment>step</comment>
        <translation>
            <numerusform>Step “%1” and %n more ran after that all the same.</numerusform>
            <numerusform>Step “%1” and %n more ran after that all the same.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>models::GoingOn</name>
    <message numerus="yes">
        <source>%n of %1 pod(s) not ready</source>
        <translation>
            <numerusform>%n of %1 pods not ready</numerusform>
            <numerusform>%n of %1 pods not ready</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of %1 pod(s): %2</source>
        <comment>a status</comment>
        <translation>
            <numerusform>%n of %1 pods: %2</numerusform>
            <numerusform>%n of %1 pods: %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>models::LiveCard</name>
    <message numerus="yes">
        <source>%Ln more</source>
        <comment>deployments that run</comment>
        <translation>
            <numerusform>%Ln more</numerusform>
            <numerusform>%Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>models::MetricNotesText</name>
    <message numerus="yes">
        <source>%n more curve(s) have no room here: %1</source>
        <translation>
            <numerusform>%n more curve has no room here: %1</numerusform>
            <numerusform>%n more curves have no room here: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>models::PreviewReasonTexts</name>
    <message numerus="yes">
        <source>%n more finding(s) on its page</source>
        <translation>
            <numerusform>%n more finding on its page</numerusform>
            <numerusform>%n more findings on its page</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>models::SummaryTexts</name>
    <message numerus="yes">
        <source>%Ln failed</source>
        <translation>
            <numerusform>%Ln failed</numerusform>
            <numerusform>%Ln failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rolled back</source>
        <translation>
            <numerusform>%Ln rolled back</numerusform>
            <numerusform>%Ln rolled back</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln running</source>
        <translation>
            <numerusform>%Ln running</numerusform>
            <numerusform>%Ln running</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln pending</source>
        <translation>
            <numerusform>%Ln pending</numerusform>
            <numerusform>%Ln pending</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln succeeded</source>
        <translation>
            <numerusform>%Ln succeeded</numerusform>
            <numerusform>%Ln succeeded</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of another status</source>
        <translation>
            <numerusform>%Ln of another status</numerusform>
            <numerusform>%Ln of another status</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deployment(s) selected</source>
        <translation>
            <numerusform>%Ln deployment selected</numerusform>
            <numerusform>%Ln deployments selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>widgets::ChartMenu</name>
    <message numerus="yes">
        <source>Copied %n value(s)</source>
        <translation>
            <numerusform>Copied %n value</numerusform>
            <numerusform>Copied %n values</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>widgets::ComparePage</name>
    <message numerus="yes">
        <source>Copied %Ln row(s)</source>
        <translation>
            <numerusform>Copied %Ln row</numerusform>
            <numerusform>Copied %Ln rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>widgets::CountChip</name>
    <message numerus="yes">
        <source>%Ln deployment(s)</source>
        <translation>
            <numerusform>%Ln deployment</numerusform>
            <numerusform>%Ln deployments</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>widgets::EmptyMessage</name>
    <message numerus="yes">
        <source>Show all %Ln deployment(s); the newest is of %1</source>
        <translation>
            <numerusform>Show the %Ln deployment; it is of %1</numerusform>
            <numerusform>Show all %Ln deployments; the newest is of %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>None of the %Ln record(s) could be read</source>
        <translation>
            <numerusform>The %Ln record that is there could not be read</numerusform>
            <numerusform>None of the %Ln records could be read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Still loading: %Ln deployment(s) so far.</source>
        <translation>
            <numerusform>Still loading: %Ln deployment so far.</numerusform>
            <numerusform>Still loading: %Ln deployments so far.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>widgets::ExportDialog</name>
    <message numerus="yes">
        <source>All %Ln deployment(s) shown</source>
        <translation>
            <numerusform>The %Ln deployment shown</numerusform>
            <numerusform>All %Ln deployments shown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only the %Ln selected</source>
        <translation>
            <numerusform>Only the %Ln selected</numerusform>
            <numerusform>Only the %Ln selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>widgets::JournalPage</name>
    <message numerus="yes">
        <source>Copied %Ln command(s)</source>
        <translation>
            <numerusform>Copied %Ln command</numerusform>
            <numerusform>Copied %Ln commands</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln command(s)</source>
        <translation>
            <numerusform>%Ln command</numerusform>
            <numerusform>%Ln commands</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%L1 of %Ln command(s)</source>
        <translation>
            <numerusform>%L1 of %Ln command</numerusform>
            <numerusform>%L1 of %Ln commands</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The outcome of %Ln command(s) is unknown: they may have taken effect. Check before you send another one.</source>
        <translation>
            <numerusform>The outcome of %Ln command is unknown: it may have taken effect. Check before you send another one.</numerusform>
            <numerusform>The outcome of %Ln commands is unknown: they may have taken effect. Check before you send another one.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>widgets::ListFooter</name>
    <message numerus="yes">
        <source>%Ln deployment(s)</source>
        <translation>
            <numerusform>%Ln deployment</numerusform>
            <numerusform>%Ln deployments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>%Ln selected</numerusform>
            <numerusform>%Ln selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>widgets::ListHeader</name>
    <message numerus="yes">
        <source>%Ln problem(s)</source>
        <translation>
            <numerusform>%Ln problem</numerusform>
            <numerusform>%Ln problems</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deployment(s) could not be read</source>
        <translation>
            <numerusform>%Ln deployment could not be read</numerusform>
            <numerusform>%Ln deployments could not be read</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>widgets::ListRows</name>
    <message numerus="yes">
        <source>Copied %Ln row(s)</source>
        <translation>
            <numerusform>Copied %Ln row</numerusform>
            <numerusform>Copied %Ln rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Copied %Ln row(s) as Markdown</source>
        <translation>
            <numerusform>Copied %Ln row as Markdown</numerusform>
            <numerusform>Copied %Ln rows as Markdown</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>widgets::LiveNowStrip</name>
    <message numerus="yes">
        <source>Show all %Ln</source>
        <comment>cards</comment>
        <translation>
            <numerusform>Show all %Ln</numerusform>
            <numerusform>Show all %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln running</source>
        <comment>environments</comment>
        <translation>
            <numerusform>%Ln running</numerusform>
            <numerusform>%Ln running</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln failed last</source>
        <comment>environments</comment>
        <translation>
            <numerusform>%Ln failed last</numerusform>
            <numerusform>%Ln failed last</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln environment(s)</source>
        <translation>
            <numerusform>%Ln environment</numerusform>
            <numerusform>%Ln environments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln paused</source>
        <comment>environments</comment>
        <translation>
            <numerusform>%Ln paused</numerusform>
            <numerusform>%Ln paused</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>widgets::LoadBar</name>
    <message numerus="yes">
        <source>Loading… %Ln deployment(s)</source>
        <translation>
            <numerusform>Loading… %Ln deployment</numerusform>
            <numerusform>Loading… %Ln deployments</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>widgets::LogPanel</name>
    <message numerus="yes">
        <source>Copied %n line(s)</source>
        <translation>
            <numerusform>Copied %n line</numerusform>
            <numerusform>Copied %n lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>widgets::LogSearchBar</name>
    <message numerus="yes">
        <source>%n line(s)</source>
        <comment>that match</comment>
        <translation>
            <numerusform>%n line</numerusform>
            <numerusform>%n lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n line(s) too complex for this expression</source>
        <translation>
            <numerusform>%1, %n line too complex for this expression</numerusform>
            <numerusform>%1, %n lines too complex for this expression</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>widgets::NewRowsPill</name>
    <message numerus="yes">
        <source>%Ln new above</source>
        <comment>rows of the list</comment>
        <translation>
            <numerusform>%Ln new above</numerusform>
            <numerusform>%Ln new above</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>widgets::ProblemsPanel</name>
    <message numerus="yes">
        <source>Copied %Ln problem(s)</source>
        <translation>
            <numerusform>Copied %Ln problem</numerusform>
            <numerusform>Copied %Ln problems</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln error(s)</source>
        <translation>
            <numerusform>%Ln error</numerusform>
            <numerusform>%Ln errors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln warning(s)</source>
        <translation>
            <numerusform>%Ln warning</numerusform>
            <numerusform>%Ln warnings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln problem(s)</source>
        <translation>
            <numerusform>%Ln problem</numerusform>
            <numerusform>%Ln problems</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln deployment(s) could not be read</source>
        <translation>
            <numerusform>%Ln deployment could not be read</numerusform>
            <numerusform>%Ln deployments could not be read</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>widgets::ProgressPanel</name>
    <message numerus="yes">
        <source>Copied %n step(s)</source>
        <translation>
            <numerusform>Copied %n step</numerusform>
            <numerusform>Copied %n steps</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>widgets::RecordProblems</name>
    <message numerus="yes">
        <source>%n problem(s) in this record</source>
        <translation>
            <numerusform>%n problem in this record</numerusform>
            <numerusform>%n problems in this record</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… and %n more</numerusform>
            <numerusform>… and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>widgets::VerdictLine</name>
    <message numerus="yes">
        <source>%n more finding(s)</source>
        <translation>
            <numerusform>%n more finding</numerusform>
            <numerusform>%n more findings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>widgets::WorkloadTree</name>
    <message numerus="yes">
        <source>Copied %n row(s)</source>
        <translation>
            <numerusform>Copied %n row</numerusform>
            <numerusform>Copied %n rows</numerusform>
        </translation>
    </message>
</context>
</TS>
