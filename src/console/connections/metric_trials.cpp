// SPDX-License-Identifier: GPL-3.0-or-later
#include "metric_trials.h"

#include "session/open_sources.h"
#include "session/source_session.h"

#include "deploy/models/display_strings.h"
#include "deploy/operations/query_template.h"
#include "deploy/widgets/connections/metrics_section.h"

#include <algorithm>
#include <utility>

namespace console {

using history::Column;
using history::Row;
using widgets::StatusMessage;
using widgets::theme::Tone;

namespace {

constexpr std::size_t subjectsOffered = 30; ///< the newest

std::vector<Row> newestRows(const history::History& history)
{
    std::vector<Row> rows(history.size());
    for (std::size_t i = 0; i < rows.size(); ++i)
        rows[i] = Row(i);
    const auto count = std::min(rows.size(), subjectsOffered);
    std::ranges::partial_sort(rows, rows.begin() + std::ptrdiff_t(count), std::ranges::greater(),
        [&](Row row) { return history.start(row); });
    rows.resize(count);
    return rows;
}

models::TrialSubject subjectOf(const history::History& history, Row row)
{
    QStringList parts;
    for (const Column column : {Column::Service, Column::Version, Column::Environment}) {
        if (const auto word = history.text(column, row); !word.empty())
            parts.push_back(models::displayText(word, 40));
    }
    parts.push_back(models::momentText(history.start(row), deployment::Zone::Local));
    return {models::rawText(history.id(row)), parts.join(QStringLiteral(", "))};
}

} // namespace

MetricTrials::MetricTrials(
    widgets::MetricsSection& section, const OpenSources* open, sources::SourceContext context)
    : QObject(&section)
    , m_section(section)
    , m_open(open)
    , m_context(std::move(context))
{
    using widgets::MetricsSection;
    connect(&section, &MetricsSection::connectionShown, this, &MetricTrials::offerSubjects);
    connect(&section, &MetricsSection::trialSubjectChosen, this, &MetricTrials::readSubject);
    connect(&section, &MetricsSection::trialRequested, this, &MetricTrials::tryOut);
    connect(&section, &MetricsSection::storeSecretRequested, this, &MetricTrials::storeSecret);
    offerSubjects();
}

MetricTrials::~MetricTrials() = default;

SourceSession* MetricTrials::session() const
{
    return m_open == nullptr ? nullptr : m_open->find(m_section.connection().id);
}

void MetricTrials::offerSubjects()
{
    m_subject.cancel();
    m_trial.cancel();
    const SourceSession* opened = session();
    if (opened == nullptr)
        return;
    std::vector<models::TrialSubject> subjects;
    for (const Row row : newestRows(*opened->history()))
        subjects.push_back(subjectOf(*opened->history(), row));
    m_section.setTrialSubjects(models::rawText(opened->id()), subjects);
}

void MetricTrials::readSubject(const QString& deployment)
{
    const SourceSession* opened = session();
    if (opened == nullptr)
        return;
    m_subject = opened->fetch(deployment,
        {{}, [this, id = models::rawText(opened->id())](const sources::SnapshotResult& result) {
             if (!result) {
                 models::TrialResult failed;
                 failed.error = models::translated(result.error().message);
                 m_section.setTrialResult(id, failed);
                 return;
             }
             const deployment::Deployment& read = (*result)->deployment;
             m_section.setTrialValues(
                 id, {operations::placeholderValues(read), read.start, read.end});
         }});
}

void MetricTrials::tryOut(const models::TrialRequest& request)
{
    m_trial = sources::tryMetric({request.connection, request.query, request.values.values,
                                     request.values.start, request.values.end},
        m_context,
        [this, id = models::rawText(request.connection.id)](
            const sources::MetricTrialOutcome& outcome) {
            m_section.setTrialResult(id, resultOf(outcome));
        });
}

models::TrialResult MetricTrials::resultOf(const sources::MetricTrialOutcome& outcome)
{
    models::TrialResult result;
    result.sent = models::displayText(outcome.sent, 4000);
    if (outcome.error) {
        result.error = models::translated(outcome.error->message);
        return result;
    }
    result.summary = outcome.seriesCount == 0
        ? tr("The metrics server has nothing for this query in this time.")
        : tr("%n series in %1 ms", nullptr, int(outcome.seriesCount)).arg(outcome.time.count());
    result.series = outcome.series;
    if (!outcome.series.empty()) {
        const deployment::MetricNotes& notes = outcome.series.front().notes;
        for (const std::string& warning : notes.warnings)
            result.notes.push_back(models::displayText(warning));
        for (const deployment::Message& remark : notes.remarks)
            result.notes.push_back(models::translated(remark));
    }
    return result;
}

void MetricTrials::storeSecret(const QString& secret)
{
    m_context.redactor->addSecret(secret.toStdString());
    const operations::Connection connection = m_section.connection();
    m_context.secrets->keep(connection.metrics.credential, sources::Secret(secret.toUtf8()), this,
        [this, id = models::rawText(connection.id)](const std::optional<deployment::Error>& error) {
            m_section.setSecretState(id,
                error ? StatusMessage{models::translated(error->message), Tone::Bad}
                      : StatusMessage{tr("Saved in the keyring."), Tone::Good});
        });
}

} // namespace console
