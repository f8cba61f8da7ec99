// SPDX-License-Identifier: GPL-3.0-or-later
#include "live_now_strip.h"

#include "live_now_view.h"

#include "deploy/models/display_strings.h"
#include "deploy/models/live/live_now_model.h"
#include "deploy/widgets/controls/plain_label.h"
#include "deploy/widgets/theme/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace widgets {

using models::LiveNowModel;
using models::LivePlace;

namespace {

constexpr int fewLines = 2;
constexpr int manyLines = 3; // at least
const QString foldedKey = QStringLiteral("folded");
const QString orderKey = QStringLiteral("order");
const QString environmentKey = QStringLiteral("environment");
const QString serviceKey = QStringLiteral("service");
constexpr int maxRememberedPlaces = 500;

} // namespace

LiveNowStrip::LiveNowStrip(
    const models::RunKnowledge& knowledge, const models::TimeContext& time, QWidget* parent)
    : QWidget(parent)
    , m_model(new LiveNowModel(knowledge, time, this))
    , m_fold(new QToolButton(this))
    , m_summary(new PlainLabel(this))
    , m_more(new QToolButton(this))
    , m_view(new LiveNowView(*m_model, this))
    , m_usualLines(fewLines)
{
    setupLayout();
    connectParts();
    updateAppearance();
    showParts();
}

void LiveNowStrip::setupLayout()
{
    setObjectName(QStringLiteral("liveNow"));
    m_fold->setObjectName(QStringLiteral("foldLiveNow"));
    m_fold->setText(tr("Live now"));
    m_fold->setToolTip(tr("Which version is live in each environment, over all time"));
    m_fold->setAutoRaise(true);
    m_fold->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    QFont bold = m_fold->font();
    bold.setBold(true);
    m_fold->setFont(bold);
    m_summary->setToolTip(
        tr("Counted are places (an environment, or a service in it): where something runs, is "
           "paused, or where the last deployment failed and no other one has taken its place. "
           "“Needs me” counts deployments, also those that are late."));
    m_more->setObjectName(QStringLiteral("moreLiveNow"));
    m_more->setCheckable(true);
    m_more->setAutoRaise(true);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    auto* title = new QHBoxLayout;
    title->setSpacing(8);
    title->addWidget(m_fold);
    title->addWidget(m_summary, 1);
    title->addWidget(m_more);
    auto* lines = new QVBoxLayout(this);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(4);
    lines->addLayout(title);
    lines->addWidget(m_view);
}

void LiveNowStrip::connectParts()
{
    connect(m_fold, &QToolButton::clicked, this, &LiveNowStrip::toggleCards);
    connect(m_more, &QToolButton::toggled, this, [this](bool isMore) {
        const int room = window()->height() * 2 / 5;
        // The few lines have no bar of their own beside that of the rows: the button shows more.
        m_view->setMaxLines(isMore ? std::max(room / m_view->gridSize().height(), manyLines)
                                   : std::max(m_usualLines, 1),
            isMore);
        showParts();
    });
    connect(m_view, &LiveNowView::placeChosen, this,
        [this](int row) { Q_EMIT placeChosen(m_model->placeAt(row)); });
    connect(m_view, &QWidget::customContextMenuRequested, this, &LiveNowStrip::showMenu);
    connect(m_view, &LiveNowView::linesChanged, this, &LiveNowStrip::showParts);
    connect(m_model, &LiveNowModel::orderChanged, this, &LiveNowStrip::stateChanged);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &LiveNowStrip::showParts);
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] {
        setChosen(m_chosen);
        showParts();
    });
}

void LiveNowStrip::setUsualLines(int lines)
{
    if (std::exchange(m_usualLines, lines) == lines)
        return;
    m_isUnfolded = false;
    if (!m_more->isChecked())
        m_view->setMaxLines(std::max(m_usualLines, 1), false);
    showParts();
}

bool LiveNowStrip::showsCards() const
{
    return m_isOpen && (m_usualLines > 0 || m_isUnfolded);
}

/// Folding them where there is no room says nothing of what the user wants where there is some.
void LiveNowStrip::toggleCards()
{
    m_isUnfolded = m_usualLines == 0 && !showsCards();
    m_isOpen = m_usualLines == 0 ? m_isOpen || m_isUnfolded : !m_isOpen;
    showParts();
    Q_EMIT stateChanged();
}

void LiveNowStrip::setOpen(bool open)
{
    m_isOpen = open;
    showParts();
}

void LiveNowStrip::showParts()
{
    Q_EMIT partsChange();
    const int places = m_model->rowCount();
    const bool hasCards = showsCards();
    m_fold->setArrowType(hasCards ? Qt::DownArrow : Qt::RightArrow);
    m_fold->setAccessibleDescription(hasCards ? tr("open") : tr("folded away"));
    m_view->setVisible(hasCards);
    m_more->setVisible(hasCards && (m_view->isCut() || m_more->isChecked()));
    m_more->setText(m_more->isChecked() ? tr("Show fewer") : tr("Show all %Ln", "cards", places));
    const LiveNowModel::Totals totals = m_model->totals();
    QStringList parts;
    if (totals.running > 0)
        parts.append(tr("%Ln running", "environments", totals.running));
    if (totals.paused > 0)
        parts.append(tr("%Ln paused", "environments", totals.paused));
    if (totals.failed > 0)
        parts.append(tr("%Ln failed last", "environments", totals.failed));
    if (!hasCards)
        parts.prepend(tr("%Ln environment(s)", nullptr, places));
    m_summary->setText(parts.join(QStringLiteral(" · ")));
    setVisible(places > 0);
    const int before = std::exchange(m_height, places > 0 ? sizeHint().height() : 0);
    // Who changes the size of the window moves everything.
    const bool isResized = std::exchange(m_width, width()) != width();
    if (before != m_height && !isResized)
        Q_EMIT heightChanged();
}

void LiveNowStrip::setChosen(const std::optional<LivePlace>& place)
{
    m_chosen = place;
    m_view->setChosen(place.value_or(LivePlace{}));
}

void LiveNowStrip::showMenu(const QPoint& position)
{
    auto* menu = new QMenu(m_view);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (const QModelIndex index = m_view->indexAt(position); index.isValid()) {
        addOpening(*menu, index.row());
        menu->addSeparator();
        addMoving(*menu, index.row());
    }
    QAction* automatic = menu->addAction(tr("Usual order"));
    automatic->setEnabled(!m_model->order().isEmpty());
    connect(automatic, &QAction::triggered, this, [this] {
        m_model->setOrder({});
        Q_EMIT stateChanged();
    });
    menu->popup(m_view->viewport()->mapToGlobal(position));
}

void LiveNowStrip::addOpening(QMenu& menu, int row)
{
    const LiveNowModel::Ids ids = m_model->idsAt(row);
    const auto add = [&](const QString& text, const QString& id) {
        if (!id.isEmpty())
            connect(menu.addAction(text), &QAction::triggered, this,
                [this, id] { Q_EMIT openRequested({id}); });
    };
    add(tr("Open what is live"), ids.live);
    add(tr("Open what runs"), ids.running);
    add(tr("Open what failed last"), ids.failed);
}

void LiveNowStrip::addMoving(QMenu& menu, int row)
{
    const auto add = [&](const QString& text, int by) {
        QAction* action = menu.addAction(text);
        action->setEnabled(row + by >= 0 && row + by < m_model->rowCount());
        // The card may stand elsewhere by then.
        connect(action, &QAction::triggered, this, [this, place = m_model->placeAt(row), by] {
            if (const QModelIndex index = m_model->indexOf(place); index.isValid())
                m_view->moveCard(index.row(), by);
        });
    };
    add(tr("Move to the left"), -1);
    add(tr("Move to the right"), 1);
}

QString LiveNowStrip::liveIn(const std::string& environment) const
{
    return m_model->liveIn(environment);
}

QVariantMap LiveNowStrip::state() const
{
    QVariantList order;
    for (const LivePlace& place : m_model->order()) {
        if (order.size() < maxRememberedPlaces)
            order.append(QVariantMap{{environmentKey, models::rawText(place.environment)},
                {serviceKey, models::rawText(place.service)}});
    }
    return {{foldedKey, !m_isOpen}, {orderKey, order}};
}

void LiveNowStrip::restoreState(const QVariantMap& state)
{
    QList<LivePlace> order;
    for (const QVariant& entry : state.value(orderKey).toList()) {
        const QVariantMap place = entry.toMap();
        order.append({place.value(environmentKey).toString().toStdString(),
            place.value(serviceKey).toString().toStdString()});
    }
    m_model->setOrder(order);
    setOpen(!state.value(foldedKey).toBool());
}

QVariant LiveNowStrip::viewState() const
{
    return m_more->isChecked() ? QVariant(true) : QVariant();
}

void LiveNowStrip::restoreViewState(const QVariant& state)
{
    m_more->setChecked(state.toBool());
}

void LiveNowStrip::updateAppearance()
{
    QPalette quiet = palette();
    quiet.setColor(QPalette::WindowText, theme::secondaryText(palette()));
    m_summary->setPalette(quiet);
}

// The layout has gone before: the cards have their new width by now.
void LiveNowStrip::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_width = width();
}

void LiveNowStrip::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        updateAppearance();
}

} // namespace widgets
