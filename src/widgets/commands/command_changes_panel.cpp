// SPDX-License-Identifier: GPL-3.0-or-later
#include "command_changes_panel.h"

#include "deploy/models/display_strings.h"
#include "deploy/widgets/access/announcement.h"
#include "deploy/widgets/controls/plain_label.h"
#include "deploy/widgets/theme/callout.h"
#include "deploy/widgets/theme/metrics.h"
#include "deploy/widgets/theme/theme.h"

#include <QCheckBox>
#include <QEvent>
#include <QGridLayout>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <utility>

namespace widgets {

namespace {

constexpr int widestText = 240;

} // namespace

CommandChangesPanel::CommandChangesPanel(QWidget* parent)
    : QFrame(parent)
    , m_headline(new PlainLabel(this))
    , m_rows(new QGridLayout)
    , m_acknowledged(new QCheckBox(tr("I have seen the changes and want to continue"), this))
{
    QFont bold = font();
    bold.setBold(true);
    m_headline->setFont(bold);
    m_headline->setWordWrap(true);
    m_acknowledged->setObjectName(QStringLiteral("acknowledged"));
    m_rows->setHorizontalSpacing(theme::space::apart);
    m_rows->setVerticalSpacing(theme::space::tight);
    m_rows->setColumnStretch(3, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(theme::calloutStripe + theme::space::apart, theme::space::apart,
        theme::space::apart, theme::space::apart);
    column->setSpacing(theme::space::near);
    column->addWidget(m_headline);
    column->addLayout(m_rows);
    column->addWidget(m_acknowledged);
    updateAppearance();
    connect(m_acknowledged, &QCheckBox::toggled, this, &CommandChangesPanel::acknowledgedChanged);
    hide();
}

void CommandChangesPanel::setDecidedOn(const models::CommandPlan& plan)
{
    m_decidedOn = plan;
}

void CommandChangesPanel::setTargets(const std::vector<models::RollbackTarget>& targets)
{
    m_decidedOn.targets = targets;
}

void CommandChangesPanel::setConflict()
{
    m_isConflict = true;
    m_changes.clear();
    dismiss();
}

bool CommandChangesPanel::showChangesTo(
    const models::CommandPlan& now, const std::string& targetVersion)
{
    std::vector<models::PlanChange> changes =
        models::changesBetween(m_decidedOn, now, targetVersion);
    if (!m_isConflict)
        std::erase_if(changes,
            [](const models::PlanChange& change) { return !change.requiresReconfirmation; });
    const bool asks = m_isConflict || !changes.empty();
    // Where nothing can be sent any more, there is nothing to go on with.
    const bool canGoOn = models::disabledReasonOf(now).isEmpty();
    if (changes == m_changes && asks == m_isAsking && canGoOn == m_canGoOn)
        return false;
    m_canGoOn = canGoOn;
    m_changes = std::move(changes);
    m_acknowledged->setVisible(canGoOn);
    if (asks)
        ask();
    else
        dismiss();
    return true;
}

QString CommandChangesPanel::headline() const
{
    if (!m_isConflict)
        return tr("Changed while this dialog was open:");
    return m_changes.empty()
        ? tr("The server refused the command because the deployment has changed, though in nothing "
             "that is shown here. Nothing was done.")
        : tr(
            "The server refused the command because the deployment has changed. Nothing was done.");
}

/// The box is not ticked then.
void CommandChangesPanel::ask()
{
    // Said again only where an answer is taken back.
    const QString text = headline();
    const bool isNews = !m_isAsking || m_headline->text() != text || m_acknowledged->isChecked();
    m_isAsking = true;
    m_headline->setText(text);
    clearRows();
    for (const models::PlanChange& change : m_changes)
        addRow(change);
    {
        const QSignalBlocker blocker(m_acknowledged);
        m_acknowledged->setChecked(false);
    }
    show();
    if (isNews)
        announce(*this, text);
    Q_EMIT acknowledgedChanged();
}

void CommandChangesPanel::dismiss()
{
    m_isAsking = false;
    hide();
    Q_EMIT acknowledgedChanged();
}

bool CommandChangesPanel::isAcknowledged() const
{
    return !m_isAsking || m_acknowledged->isChecked();
}

void CommandChangesPanel::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        updateAppearance();
}

void CommandChangesPanel::updateAppearance()
{
    // The style derives the outline of the box from Window, which vanishes on the tinted ground.
    QPalette outlined = palette();
    outlined.setColor(QPalette::Window, theme::secondaryText(palette()));
    m_acknowledged->setPalette(outlined);
}

void CommandChangesPanel::clearRows()
{
    while (QLayoutItem* item = m_rows->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

void CommandChangesPanel::addRow(const models::PlanChange& change)
{
    const int row = m_rows->count() / 4;
    addText(change.field, row, 0);
    addText(change.before, row, 1);
    addText(QStringLiteral("→"), row, 2);
    addText(change.now, row, 3);
}

void CommandChangesPanel::addText(const QString& text, int row, int column)
{
    const QString fitting = fontMetrics().elidedText(text, Qt::ElideMiddle, widestText);
    auto* label = new PlainLabel(fitting, this);
    if (fitting != text)
        label->setToolTip(models::toolTipText(text));
    m_rows->addWidget(label, row, column, Qt::AlignTop);
}

void CommandChangesPanel::paintEvent(QPaintEvent*)
{
    theme::paintCallout(*this, theme::Tone::Warning);
}

} // namespace widgets
