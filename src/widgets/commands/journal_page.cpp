// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/widgets/commands/journal_page.h"

#include "access/focus_entry.h"
#include "journal_details.h"
#include "journal_style.h"
#include "journal_table.h"
#include "ui_journal_page.h"

#include "deploy/models/commands/command_texts.h"
#include "deploy/models/display_strings.h"
#include "deploy/models/time_context.h"
#include "deploy/widgets/access/accessible_role.h"
#include "deploy/widgets/actions/page_action.h"
#include "deploy/widgets/controls/clear_button.h"
#include "deploy/widgets/theme/metrics.h"
#include "deploy/widgets/theme/theme.h"

#include <QAction>
#include <QEvent>
#include <QSignalBlocker>

namespace widgets {

namespace {

using models::JournalRow;
using operations::CommandState;

constexpr int tableShare = 3;
constexpr int detailsShare = 2;

} // namespace

JournalPage::JournalPage(const models::TimeContext& time, QWidget* parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::JournalPage>())
    , m_model(new models::JournalModel(time, this))
{
    m_ui->setupUi(this);
    m_table = new JournalTable(*m_model, m_ui->splitter);
    m_details = new JournalDetails(time, m_ui->splitter);
    setAccessibleRole(*this, QAccessible::Grouping);
    setAccessibleName(tr("Journal of commands"));
    m_entry = new FocusEntry(*this, [this]() -> QWidget* {
        return m_model->rowCount() > 0 ? m_table : firstControlIn(*m_ui->empty);
    });
    setupFilter();
    setupBody();
    connectParts();
    updateAppearance();
    refresh();
}

JournalPage::~JournalPage() = default;

void JournalPage::setupFilter()
{
    m_export = &addPageAction(*this, PageAction::Export, KeyUse::Everywhere,
        [this] { Q_EMIT exportRequested(m_model->shown()); });
    addClearButton(*m_ui->search);
    letEscapeClear(*m_ui->search);
    m_ui->state->addItem(tr("All outcomes"));
    for (const CommandState state : operations::allCommandStates)
        m_ui->state->addItem(models::commandStateText(state), int(state));
    fillConnections();
    addPageAction(*this, PageAction::Find, KeyUse::Everywhere, [this] {
        m_ui->search->setFocus(Qt::ShortcutFocusReason);
        m_ui->search->selectAll();
    });
}

void JournalPage::setupBody()
{
    m_ui->splitter->setStretchFactor(0, tableShare);
    m_ui->splitter->setStretchFactor(1, detailsShare);
    m_ui->title->setFont(theme::font(theme::Type::Title));
}

void JournalPage::connectParts()
{
    connect(m_ui->search, &QLineEdit::textChanged, this, &JournalPage::applyFilter);
    for (QComboBox* box : {m_ui->state, m_ui->connection})
        setChoiceName(*box, box->accessibleName());
    connect(m_ui->state, &QComboBox::currentIndexChanged, this, &JournalPage::applyFilter);
    connect(m_ui->connection, &QComboBox::currentIndexChanged, this, &JournalPage::applyFilter);
    connect(m_ui->clearFilter, &QPushButton::clicked, this, &JournalPage::clearFilter);
    connect(m_ui->empty, &EmptyState::actionTriggered, this, &JournalPage::clearFilter);
    connect(m_ui->unknownBanner, &MessageBanner::activated, this, &JournalPage::checkAll);
    connect(m_table, &JournalTable::choiceChanged, this, &JournalPage::showDetails);
    connect(m_table, &JournalTable::rowsCopied, this,
        [this](int count) { Q_EMIT statusMessage(tr("Copied %Ln command(s)", nullptr, count)); });
    connect(m_details, &JournalDetails::checkRequested, this, &JournalPage::checkRequested);
    connect(m_ui->exportButton, &QPushButton::clicked, m_export, &QAction::trigger);
}

void JournalPage::setRecords(const std::vector<JournalRow>& records)
{
    m_model->setRecords(records);
    fillConnections();
    refresh();
}

void JournalPage::fillConnections()
{
    const QVariant chosen = m_ui->connection->currentData();
    {
        const QSignalBlocker blocker(m_ui->connection);
        m_ui->connection->clear();
        m_ui->connection->addItem(tr("All connections"));
        for (const QString& name : m_model->connections())
            m_ui->connection->addItem(models::displayText(name.toStdString(), 40), name);
        m_ui->connection->setCurrentIndex(std::max(0, m_ui->connection->findData(chosen)));
    }
    if (m_ui->connection->currentData() != chosen)
        applyFilter();
}

void JournalPage::applyFilter()
{
    models::JournalFilter filter;
    filter.text = m_ui->search->text();
    filter.connection = m_ui->connection->currentData().toString();
    if (m_ui->state->currentIndex() > 0)
        filter.state = CommandState(m_ui->state->currentData().toInt());
    m_model->setFilter(filter);
    m_ui->clearFilter->setEnabled(!filter.isEmpty());
    refresh();
}

void JournalPage::clearFilter()
{
    m_ui->search->clear();
    m_ui->state->setCurrentIndex(0);
    m_ui->connection->setCurrentIndex(0);
}

void JournalPage::refresh()
{
    const int shown = m_model->rowCount();
    const int total = int(m_model->total());
    m_ui->count->setText(shown == total ? tr("%Ln command(s)", nullptr, total)
                                        : tr("%L1 of %Ln command(s)", nullptr, total).arg(shown));
    m_ui->exportButton->setEnabled(shown > 0);
    setAvailable(*m_export, shown > 0 ? QString() : tr("The journal shows no commands."));
    m_ui->clearFilter->setEnabled(!m_ui->search->text().isEmpty() || m_ui->state->currentIndex() > 0
        || m_ui->connection->currentIndex() > 0);
    showUnknown();
    showEmpty();
    showDetails();
}

void JournalPage::showUnknown()
{
    const int unknown = int(m_model->unknownCount());
    const QString text = tr("The outcome of %Ln command(s) is unknown: they may have taken effect. "
                            "Check before you send another one.",
        nullptr, unknown);
    m_ui->unknownBanner->setState(unknown > 0 ? text : QString(), theme::Tone::Warning,
        checkable().isEmpty() ? QString() : tr("Check now"));
}

void JournalPage::showEmpty()
{
    const bool isEmpty = m_model->rowCount() == 0;
    m_ui->stack->setCurrentWidget(isEmpty ? static_cast<QWidget*>(m_ui->empty) : m_ui->splitter);
    m_entry->update();
    if (!isEmpty)
        return;
    if (m_model->total() > 0)
        m_ui->empty->setMessage({QStringLiteral("filter"), tr("No command matches the filter"), {},
            {{tr("Clear filter"), EmptyStateAction::Action::ClearFilter}}});
    else
        m_ui->empty->setMessage({QStringLiteral("log"), tr("No commands yet"),
            tr("Every pause, resume and rollback is recorded here before it is sent, with its "
               "reason and its outcome."),
            {}});
}

void JournalPage::showDetails()
{
    const QList<int> rows = m_table->selectedRows();
    if (rows.size() == 1)
        m_details->setRecord(m_model->record(rows.front()));
    else
        m_details->setRecord(std::nullopt);
    m_details->setVisible(rows.size() == 1);
}

QStringList JournalPage::checkable() const
{
    QStringList ids;
    for (const JournalRow& record : m_model->records())
        if (record.entry.state == CommandState::Unknown && record.canCheck)
            ids << models::rawText(record.entry.command.id);
    return ids;
}

void JournalPage::checkAll()
{
    for (const QString& id : checkable())
        Q_EMIT checkRequested(id);
}

void JournalPage::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        updateAppearance();
}

void JournalPage::updateAppearance()
{
    m_ui->exportButton->setIcon(theme::icon(QStringLiteral("export"), palette()));
    m_ui->clearFilter->setIcon(theme::icon(QStringLiteral("clear"), palette()));
}

} // namespace widgets
