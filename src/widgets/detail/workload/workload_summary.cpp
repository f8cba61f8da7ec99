// SPDX-License-Identifier: GPL-3.0-or-later
#include "workload_summary.h"

#include "controls/badge.h"
#include "controls/message_banner.h"
#include "deploy/deployment/workload/workload_facts.h"
#include "deploy/models/detail/workload_notes.h"
#include "deploy/models/detail/workload_texts.h"
#include "deploy/models/display_strings.h"
#include "deploy/widgets/controls/plain_label.h"
#include "deploy/widgets/theme/theme.h"
#include "workload_delegate.h"

#include <QEvent>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace widgets {

WorkloadSummary::WorkloadSummary(QWidget* parent)
    : QWidget(parent)
    , m_rows(new QVBoxLayout(this))
    , m_form(new QFormLayout)
    , m_title(new PlainLabel(this))
    , m_phase(new Badge(this))
{
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    auto* header = new QHBoxLayout;
    header->setSpacing(10);
    header->addWidget(m_title);
    header->addWidget(m_phase);
    header->addStretch();
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_form->setLabelAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_form->setHorizontalSpacing(28);
    m_form->setVerticalSpacing(9);
    m_rows->setContentsMargins({});
    m_rows->setSpacing(9);
    m_rows->addLayout(header);
    m_rows->addLayout(m_form);
}

void WorkloadSummary::setWorkload(const std::optional<deployment::Workload>& workload)
{
    if (workload == m_workload)
        return;
    m_workload = workload;
    updateNotes();
    updateFields();
    updateAppearance();
}

void WorkloadSummary::addRow()
{
    auto* title = new PlainLabel(this);
    title->setTextInteractionFlags(Qt::NoTextInteraction);
    auto* value = new PlainLabel(this);
    value->setWordWrap(true);
    m_form->addRow(title, value);
    m_fields.push_back({title, value});
}

void WorkloadSummary::updateFields()
{
    const auto fields =
        m_workload ? models::workloadFields(*m_workload) : std::vector<models::WorkloadField>();
    while (m_fields.size() < fields.size())
        addRow();
    for (std::size_t at = 0; at < m_fields.size(); ++at) {
        const Row& row = m_fields[at];
        m_form->setRowVisible(row.value, at < fields.size());
        if (at >= fields.size())
            continue;
        row.title->setText(fields[at].title);
        // A label is read out by its text; a name would stand in its place.
        row.value->setAccessibleDescription(fields[at].title);
        // The same text again would drop what is selected for copying.
        if (row.value->plainText() != fields[at].value)
            row.value->setText(fields[at].value);
    }
    m_title->setText(m_workload ? models::workloadTitle(*m_workload) : QString());
}

void WorkloadSummary::updateNotes()
{
    const auto notes = m_workload ? m_workload->notes : std::vector<std::string>();
    while (m_notes.size() < notes.size()) {
        auto* banner = new MessageBanner(this);
        m_rows->insertWidget(1 + static_cast<int>(m_notes.size()), banner);
        m_notes.push_back(banner);
    }
    for (std::size_t at = 0; at < m_notes.size(); ++at)
        m_notes[at]->setState(
            at < notes.size() ? models::workloadNoteText(notes[at]) : QString(), theme::Tone::Info);
}

void WorkloadSummary::updateAppearance()
{
    QPalette quiet = palette();
    quiet.setColor(QPalette::WindowText, theme::secondaryText(palette()));
    for (const Row& row : m_fields)
        row.title->setPalette(quiet);
    m_phase->setVisible(m_workload && !m_workload->phase.empty());
    if (!m_workload)
        return;
    const auto condition = deployment::conditionOf(m_workload->phase);
    const theme::Tone tone = toneOf(condition);
    m_phase->setState(models::conditionInWords(m_workload->phase), tone,
        iconOf(condition, theme::foreground(tone, palette())));
}

void WorkloadSummary::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        updateAppearance();
}

QStringList WorkloadSummary::lines() const
{
    if (!m_workload)
        return {};
    QStringList lines{models::workloadTitle(*m_workload)};
    for (const models::WorkloadField& field : models::workloadFields(*m_workload))
        lines << field.title + QStringLiteral(": ")
                + QString(field.value).replace(QLatin1Char('\n'), QStringLiteral(", "));
    for (const std::string& note : m_workload->notes)
        lines << models::workloadNoteText(note);
    return lines;
}

} // namespace widgets
