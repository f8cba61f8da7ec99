// SPDX-License-Identifier: GPL-3.0-or-later
#include "now_strip.h"

#include "controls/command_icon.h"
#include "deploy/deployment/derived_values.h"
#include "deploy/models/commands/command_texts.h"
#include "deploy/models/display_strings.h"
#include "deploy/models/time_context.h"
#include "deploy/widgets/controls/plain_label.h"
#include "deploy/widgets/theme/callout.h"
#include "deploy/widgets/theme/metrics.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace widgets {

using operations::CommandKind;

namespace {

constexpr int nowIconSize = 16;
constexpr int leastWidthOfOneLine = 1000;

/// A sentence is followed by the next one; what is none is set apart.
QString inOneLine(const QStringList& texts)
{
    QString line;
    for (const QString& text : texts) {
        if (line.endsWith(u'.'))
            line += u' ';
        else if (!line.isEmpty() && !line.endsWith(u'。'))
            line += QStringLiteral("  ·  ");
        line += text;
    }
    return line;
}

} // namespace

NowStrip::NowStrip(const models::TimeContext& time, QWidget* parent)
    : QFrame(parent)
    , m_time(time)
    , m_icon(new PlainLabel(this))
    , m_head(new PlainLabel(this))
    , m_since(new PlainLabel(this))
    , m_more(new PlainLabel(this))
    , m_button(new QPushButton(this))
{
    setupUi();
    connect(&time, &models::TimeContext::ticked, this, &NowStrip::updateTexts);
    connect(&time, &models::TimeContext::zoneChanged, this, &NowStrip::updateTexts);
    connect(m_button, &QPushButton::clicked, this, [this] {
        if (const CommandAvailability* offered = command())
            Q_EMIT commandRequested(offered->kind);
    });
    hide();
}

void NowStrip::setupUi()
{
    setObjectName(QStringLiteral("nowStrip"));
    m_head->setObjectName(QStringLiteral("nowHead"));
    m_more->setObjectName(QStringLiteral("nowMore"));
    m_button->setObjectName(QStringLiteral("nowCommand"));
    m_icon->setFocusPolicy(Qt::NoFocus);
    m_more->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    for (PlainLabel* label : {m_head, m_since, m_more})
        label->setLines(1);
    auto* line = new QHBoxLayout;
    line->setSpacing(theme::space::near);
    line->addWidget(m_head);
    line->addWidget(m_since, 1);
    auto* texts = new QVBoxLayout;
    texts->setSpacing(theme::space::tight / 2);
    texts->addLayout(line);
    texts->addWidget(m_more);
    auto* columns = new QHBoxLayout(this);
    columns->setContentsMargins(theme::calloutStripe + theme::space::near, theme::space::near,
        theme::space::near, theme::space::near);
    columns->setSpacing(theme::space::near);
    columns->addWidget(m_icon, 0, Qt::AlignTop);
    columns->addLayout(texts, 1);
    columns->addWidget(m_button, 0, Qt::AlignVCenter);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void NowStrip::setDeployment(std::shared_ptr<const deployment::Deployment> deployment)
{
    m_deployment = std::move(deployment);
    updateTexts();
}

void NowStrip::setMarks(std::vector<models::TimeMark> marks)
{
    m_marks = std::move(marks);
    updateTexts();
}

void NowStrip::setCommandAvailability(const std::vector<CommandAvailability>& commands)
{
    m_commands = commands;
    updateTexts();
}

const CommandAvailability* NowStrip::command() const
{
    for (const CommandKind kind : {CommandKind::Resume, CommandKind::Promote}) {
        const auto found = std::ranges::find(m_commands, kind, &CommandAvailability::kind);
        if (found != m_commands.end())
            return &*found;
    }
    return nullptr;
}

void NowStrip::updateTexts()
{
    if (!m_deployment)
        return;
    auto happening =
        models::happeningNow(*m_deployment, m_marks, m_time.seenUntil(), m_time.zone());
    if (happening)
        m_time.requestTickEverySecond();
    const bool isOther = happening != m_shown;
    m_shown = std::move(happening);
    updateButton();
    if (!isOther)
        return;
    setVisible(m_shown.has_value());
    if (!m_shown)
        return;
    m_head->setText(m_shown->head);
    m_since->setText(m_shown->since);
    setToolTip(models::toolTipText(m_shown->recorded));
    setAccessibleName(m_shown->head);
    setAccessibleDescription(m_shown->recorded); // else the tags of the tool tip would be read out
    updateAppearance();
}

/// The button, and in the second line what stands in its way.
void NowStrip::updateButton()
{
    const CommandAvailability* offered = command();
    const bool isWaiting = m_shown && m_shown->isWaitingForPerson;
    m_button->setVisible(isWaiting && offered != nullptr);
    QString refused;
    if (isWaiting && offered != nullptr) {
        m_button->setText(models::commandText(offered->kind));
        m_button->setEnabled(offered->enabled);
        m_button->setAccessibleDescription(offered->reason);
        refused = offered->enabled ? QString() : offered->reason;
    }
    if (!m_shown)
        return;
    QStringList texts{m_shown->waits, refused, m_shown->next};
    if (!m_shown->command.isEmpty())
        texts << tr("Last command: %1", "a time and a command").arg(m_shown->command);
    texts.removeAll(QString());
    m_more->setText(inOneLine(texts));
}

theme::Tone NowStrip::tone() const
{
    return m_shown && m_shown->isWaitingForPerson ? theme::Tone::Warning : theme::Tone::Info;
}

void NowStrip::updateAppearance()
{
    m_head->setFont(theme::font(theme::Type::Heading));
    QPalette colored = palette();
    colored.setColor(QPalette::WindowText, theme::foreground(tone(), palette()));
    m_head->setPalette(colored);
    const QIcon icon = m_deployment ? theme::statusIcon(m_deployment->status.known,
                           m_deployment->paused, theme::foreground(tone(), palette()))
                                    : QIcon();
    m_icon->setPixmap(icon.pixmap(nowIconSize, nowIconSize));
    if (const CommandAvailability* offered = command())
        m_button->setIcon(theme::icon(commandIcon(offered->kind), palette()));
    update();
}

/// Its height follows from the width alone: what is said changes by the second.
void NowStrip::resizeEvent(QResizeEvent* event)
{
    QFrame::resizeEvent(event);
    m_more->setLines(width() < leastWidthOfOneLine ? 2 : 1);
}

void NowStrip::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        updateAppearance();
}

void NowStrip::paintEvent(QPaintEvent*)
{
    theme::paintCallout(*this, tone());
}

} // namespace widgets
