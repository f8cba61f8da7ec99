// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/widgets/list/preview/preview_pane.h"

#include "controls/message_banner.h"
#include "preview_buttons.h"
#include "preview_delegates.h"
#include "preview_reason_card.h"
#include "preview_sparkline.h"
#include "preview_table.h"
#include "preview_title.h"
#include "selection_panel.h"

#include "deploy/models/preview/preview_models.h"
#include "deploy/widgets/controls/plain_label.h"
#include "deploy/widgets/theme/metrics.h"

#include <QEvent>
#include <QHeaderView>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <utility>

namespace widgets {

using models::PreviewLogModel;
using models::PreviewStepsModel;

PreviewPane::PreviewPane(QWidget* parent)
    : QWidget(parent)
    , m_stepsModel(new PreviewStepsModel(this))
    , m_logModel(new PreviewLogModel(this))
    , m_parts(new QStackedWidget(this))
    , m_selection(new SelectionPanel(this))
    , m_scroller(new QScrollArea(this))
    , m_title(new PreviewTitle(this))
    , m_banner(new MessageBanner(this))
    , m_state(new PlainLabel(this))
    , m_reason(new PreviewReasonCard(this))
    , m_buttons(new PreviewButtons(this))
    , m_steps(new PreviewTable(*m_stepsModel, this))
    , m_sparkline(new PreviewSparkline(this))
    , m_log(new PreviewTable(*m_logModel, this))
    , m_logNote(new PlainLabel(this))
{
    setObjectName(QStringLiteral("preview"));
    setAccessibleName(tr("Preview"));
    setupContent();
    setupTables();
    connectParts();
    // Tells of a change of the palette, to all parts.
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    updateAppearance();
    setState({});
    setSummary({0, {}, {}, {}});
}

PreviewPane::~PreviewPane() = default;

PlainLabel* PreviewPane::addHeading(const QString& text)
{
    auto* heading = new PlainLabel(text, this);
    heading->setFocusPolicy(Qt::NoFocus);
    m_lines->addSpacing(theme::space::near);
    m_lines->addWidget(heading);
    return heading;
}

void PreviewPane::setupContent()
{
    auto* content = new QWidget;
    m_lines = new QVBoxLayout(content);
    m_lines->setContentsMargins(
        theme::space::group, theme::space::apart, theme::space::group, theme::space::apart);
    m_lines->setSpacing(theme::space::near);
    m_lines->addWidget(m_title);
    m_lines->addWidget(m_banner);
    m_lines->addWidget(m_reason);
    m_lines->addWidget(m_buttons);
    // In the place of what is still to come: nothing above it moves.
    m_lines->addWidget(m_state);
    m_stepsTitle = addHeading(tr("Steps"));
    m_lines->addWidget(m_steps);
    m_lines->addSpacing(theme::space::near);
    m_lines->addWidget(m_sparkline);
    m_logTitle = addHeading(QString());
    m_lines->addWidget(m_log);
    m_lines->addWidget(m_logNote);
    m_lines->addStretch();
    content->setBackgroundRole(QPalette::Base);
    m_scroller->setWidget(content);
    m_scroller->setWidgetResizable(true);
    m_scroller->setFrameShape(QFrame::NoFrame);
    m_scroller->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroller->setFocusPolicy(Qt::NoFocus);
    m_scroller->setBackgroundRole(QPalette::Base);
    m_parts->addWidget(m_selection);
    m_parts->addWidget(m_scroller);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins({});
    whole->addWidget(m_parts);
}

void PreviewPane::setupTables()
{
    for (PlainLabel* label : {m_state, m_logNote}) {
        label->setWordWrap(true);
        label->setFocusPolicy(Qt::NoFocus);
        label->setForegroundRole(QPalette::WindowText);
    }
    m_state->setObjectName(QStringLiteral("previewState"));
    m_logNote->setObjectName(QStringLiteral("previewLogNote"));
    m_logTitle->setObjectName(QStringLiteral("previewLogTitle"));
    m_steps->setObjectName(QStringLiteral("previewSteps"));
    m_steps->setAccessibleName(tr("Steps"));
    m_steps->setItemDelegate(new PreviewStepDelegate(m_steps));
    QHeaderView* steps = m_steps->horizontalHeader();
    for (const int column : {PreviewStepsModel::NameColumn, PreviewStepsModel::TookColumn,
             PreviewStepsModel::UsualColumn})
        steps->setSectionResizeMode(column, QHeaderView::ResizeToContents);
    steps->setSectionResizeMode(PreviewStepsModel::CourseColumn, QHeaderView::Stretch);
    m_log->setObjectName(QStringLiteral("previewLog"));
    m_log->setItemDelegate(new PreviewLogDelegate(m_log));
    m_log->horizontalHeader()->hide();
    m_log->horizontalHeader()->setSectionResizeMode(
        PreviewLogModel::TimeColumn, QHeaderView::ResizeToContents);
    m_log->horizontalHeader()->setSectionResizeMode(
        PreviewLogModel::MessageColumn, QHeaderView::Stretch);
}

void PreviewPane::connectParts()
{
    connect(m_banner, &MessageBanner::activated, this, &PreviewPane::retryRequested);
    connect(m_selection, &SelectionPanel::compareRequested, this, &PreviewPane::compareRequested);
    connect(m_buttons, &PreviewButtons::openRequested, this, &PreviewPane::openRequested);
    connect(m_buttons, &PreviewButtons::compareRequested, this, &PreviewPane::compareRequested);
    connect(m_buttons, &PreviewButtons::logRequested, this, [this] {
        if (m_preview.reason.entry)
            Q_EMIT logEntryRequested(*m_preview.reason.entry);
    });
    connect(m_log, &QAbstractItemView::activated, this, [this](const QModelIndex& index) {
        Q_EMIT logEntryRequested(index.data(PreviewLogModel::EntryRole).toULongLong());
    });
}

void PreviewPane::setPreview(const models::Preview& preview)
{
    const bool isAnother = preview.header.id != m_preview.header.id;
    m_preview = preview;
    m_title->setHeader(preview.header);
    m_reason->setReason(preview.reason);
    m_stepsModel->setSteps(preview.steps);
    m_steps->setColumnHidden(PreviewStepsModel::UsualColumn, !m_stepsModel->hasUsual());
    m_stepsTitle->setVisible(!preview.steps.empty());
    m_steps->setVisible(!preview.steps.empty());
    m_logModel->setLines(preview.log.lines);
    m_logTitle->setText(preview.log.title);
    m_logTitle->setVisible(!preview.log.title.isEmpty());
    m_log->setAccessibleName(preview.log.title);
    m_log->setVisible(!preview.log.lines.empty());
    m_logNote->setText(preview.log.note);
    m_logNote->setVisible(!preview.log.note.isEmpty());
    updateOffer();
    if (isAnother) {
        m_scroller->verticalScrollBar()->setValue(0);
        m_steps->setCurrentIndex({});
        m_log->setCurrentIndex({});
    }
    m_parts->setCurrentWidget(m_scroller);
}

void PreviewPane::setCurve(std::optional<models::PreviewCurve> curve)
{
    m_sparkline->setCurve(std::move(curve));
}

void PreviewPane::setSummary(const models::SelectionSummary& summary)
{
    m_selection->setSummary(summary);
    m_parts->setCurrentWidget(m_selection);
}

void PreviewPane::setState(const StatusMessage& state)
{
    m_banner->setState(state.hasAction ? state.text : QString(), state.tone,
        state.hasAction ? tr("Try again") : QString());
    m_state->setText(state.hasAction ? QString() : state.text);
    m_state->setVisible(!m_state->text().isEmpty());
}

void PreviewPane::setComparedVersion(const QString& version)
{
    m_comparedVersion = version;
    updateOffer();
}

void PreviewPane::setCommandActions(const QList<QAction*>& actions)
{
    m_buttons->setCommandActions(actions);
}

void PreviewPane::updateOffer()
{
    m_buttons->setOffer({m_preview.reason.entry.has_value(), m_comparedVersion});
}

void PreviewPane::updateAppearance()
{
    for (PlainLabel* heading : {m_stepsTitle, m_logTitle})
        heading->setFont(theme::font(theme::Type::Heading));
    m_log->setFont(theme::font(theme::Type::Mono));
    QPalette quiet = palette();
    quiet.setColor(QPalette::WindowText, theme::secondaryText(palette()));
    for (PlainLabel* label : {m_state, m_logNote})
        label->setPalette(quiet);
}

void PreviewPane::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    Q_EMIT visibilityChanged(true);
}

void PreviewPane::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    Q_EMIT visibilityChanged(false);
}

void PreviewPane::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        updateAppearance();
}

} // namespace widgets
