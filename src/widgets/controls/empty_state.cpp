// SPDX-License-Identifier: GPL-3.0-or-later
#include "empty_state.h"

#include "deploy/widgets/access/accessible_role.h"
#include "deploy/widgets/access/announcement.h"
#include "deploy/widgets/controls/plain_label.h"
#include "deploy/widgets/theme/metrics.h"
#include "deploy/widgets/theme/theme.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QPainter>
#include <QPushButton>

#include <algorithm>
#include <utility>

namespace widgets {

namespace {

constexpr int signSize = 64; ///< the tinted disc
constexpr int signIconSize = 30;
constexpr int signScale = 2; ///< sharp on dense screens, too
constexpr int widestSentence = 560; ///< a line that is easily read
constexpr int actionPadding = 24;

QString failureIcon(deployment::ErrorCode code)
{
    using deployment::ErrorCode;
    if (code == ErrorCode::Offline || code == ErrorCode::Timeout)
        return QStringLiteral("offline");
    const bool isNotAllowed = code == ErrorCode::Unauthorized || code == ErrorCode::Forbidden
        || code == ErrorCode::Refused;
    return isNotAllowed ? QStringLiteral("abort") : QStringLiteral("warning");
}

QList<EmptyStateAction> actionsOf(const std::vector<models::WayOut>& waysOut)
{
    QList<EmptyStateAction> actions;
    for (const models::WayOut way : waysOut)
        actions.append({models::wayOutText(way), EmptyStateAction::Action::TakeWayOut,
            history::FilterPart::text(), way});
    return actions;
}

} // namespace

EmptyMessage failureMessage(const models::FailureState& failure)
{
    EmptyMessage message{failureIcon(failure.code), failure.title, failure.reason, {},
        theme::Tone::Warning, failure.since, failure.details};
    message.actions = actionsOf(failure.waysOut);
    return message;
}

EmptyMessage absenceMessage(const models::Absence& absence, const QString& icon)
{
    return {icon, absence.title, absence.text, actionsOf(absence.waysOut),
        absence.isTrouble ? theme::Tone::Warning : theme::Tone::Neutral, absence.since,
        absence.details};
}

EmptyState::EmptyState(QWidget* parent)
    : QWidget(parent)
    , m_icon(new PlainLabel(this))
    , m_title(new PlainLabel(this))
    , m_text(new PlainLabel(this))
    , m_since(new PlainLabel(this))
    , m_first(new QPushButton(this))
    , m_actions(new QBoxLayout(QBoxLayout::TopToBottom))
{
    setAccessibleRole(*this, QAccessible::Grouping);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_first->setDefault(true);
    m_first->hide();
    connect(m_first, &QPushButton::clicked, this, [this] {
        // A copy: what it does may change what is offered.
        run(EmptyStateAction(m_offered.constFirst()));
    });
    setupLayout();
}

void EmptyState::setupLayout()
{
    m_icon->setTextInteractionFlags(Qt::NoTextInteraction);
    m_title->setFont(theme::font(theme::Type::Title));
    m_title->setObjectName(QStringLiteral("emptyTitle"));
    m_text->setObjectName(QStringLiteral("emptyText"));
    m_text->setWordWrap(true);
    m_since->setObjectName(QStringLiteral("emptySince"));
    for (PlainLabel* label : {m_title, m_text, m_since}) {
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
    }
    m_actions->setSpacing(theme::space::near);
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(theme::space::near);
    layout->addStretch(2);
    layout->addWidget(m_icon, 0, Qt::AlignCenter);
    layout->addSpacing(theme::space::near);
    for (PlainLabel* label : {m_title, m_text, m_since}) {
        label->setMaximumWidth(widestSentence);
        auto* row = new QHBoxLayout;
        row->addStretch(1);
        row->addWidget(label, widestSentence);
        row->addStretch(1);
        layout->addLayout(row);
    }
    layout->addSpacing(theme::space::near);
    auto* actions = new QHBoxLayout;
    actions->addStretch(1);
    actions->addLayout(m_actions);
    actions->addStretch(1);
    layout->addLayout(actions);
    layout->addStretch(3);
}

void EmptyState::setMessage(const EmptyMessage& message)
{
    const bool isNews = !differsInNumbersOnly(message.title, m_title->text());
    const bool isAnotherSign =
        std::exchange(m_iconName, message.icon) != message.icon || m_tone != message.tone;
    m_tone = message.tone;
    if (isAnotherSign)
        updateAppearance();
    m_title->setText(message.title);
    m_text->setText(message.text);
    m_text->setVisible(!message.text.isEmpty());
    m_since->setText(message.since);
    m_since->setVisible(!message.since.isEmpty());
    setAccessibleName(message.title);
    setAccessibleDescription(message.text);
    m_details = message.details;
    setActions(message.actions);
    if (isNews)
        announce(*this, message.title);
}

/// The same ones stay: one of them may have the keyboard while the time beside it counts down.
void EmptyState::setActions(const QList<EmptyStateAction>& actions)
{
    if (m_offered == actions)
        return;
    m_offered = actions;
    // An offer that is taken goes, and the keys with it.
    const QWidget* focused = focusWidget();
    const bool hadFocus = focused != nullptr && focused != this && focused->hasFocus();
    while (QLayoutItem* item = m_actions->takeAt(0)) {
        item->widget()->hide();
        // An offer may be taken by the very button that goes now.
        if (item->widget() != m_first)
            item->widget()->deleteLater();
        delete item;
    }
    int widest = 0;
    QPushButton* before = nullptr;
    for (const EmptyStateAction& action : actions) {
        QPushButton* button = before == nullptr ? m_first : newButton(action, *before);
        button->setText(action.label);
        button->setAccessibleDescription(m_title->text());
        button->setMinimumWidth(0);
        m_actions->addWidget(button);
        button->show();
        widest = std::max(widest, button->sizeHint().width() + actionPadding);
        before = button;
    }
    for (int at = 0; at < m_actions->count(); ++at)
        m_actions->itemAt(at)->widget()->setMinimumWidth(widest);
    const bool fitsBeside =
        actions.size() * (widest + theme::space::near) <= widestSentence + theme::space::near;
    m_actions->setDirection(fitsBeside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    if (hadFocus && m_actions->count() > 0)
        m_actions->itemAt(0)->widget()->setFocus();
}

QPushButton* EmptyState::newButton(const EmptyStateAction& action, QPushButton& before)
{
    auto* button = new QPushButton(this);
    button->setAutoDefault(true); // Enter takes it, as Space does
    connect(button, &QPushButton::clicked, this, [this, action] { run(action); });
    // What is made late comes last for Tab, behind whatever is around the message.
    setTabOrder(&before, button);
    return button;
}

void EmptyState::run(const EmptyStateAction& action)
{
    const bool isCopy = action.action == EmptyStateAction::Action::TakeWayOut
        && action.way == models::WayOut::CopyDetails;
    if (isCopy)
        QGuiApplication::clipboard()->setText(m_details);
    else
        Q_EMIT actionTriggered(action);
}

QPixmap EmptyState::sign() const
{
    QPixmap picture(QSize(signSize, signSize) * signScale);
    picture.setDevicePixelRatio(signScale);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme::background(m_tone, palette()));
    painter.drawEllipse(QRect(0, 0, signSize, signSize));
    constexpr int inset = (signSize - signIconSize) / 2;
    theme::icon(m_iconName, theme::foreground(m_tone, palette()))
        .paint(&painter, QRect(inset, inset, signIconSize, signIconSize));
    return picture;
}

void EmptyState::updateAppearance()
{
    const QColor quiet = theme::secondaryText(palette());
    m_icon->setPixmap(m_iconName.isEmpty() ? QPixmap() : sign());
    QPalette quietPalette = palette();
    quietPalette.setColor(QPalette::WindowText, quiet);
    m_since->setPalette(quietPalette);
}

void EmptyState::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        updateAppearance();
}

} // namespace widgets
