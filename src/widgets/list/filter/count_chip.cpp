// SPDX-License-Identifier: GPL-3.0-or-later
#include "count_chip.h"

#include "deploy/widgets/theme/metrics.h"

#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QScopedValueRollback>
#include <QSignalBlocker>
#include <QStyleOptionButton>

namespace widgets {

namespace {

/// Beyond this, thousands are enough; the tool tip has the number.
constexpr qulonglong maxExact = 9999;

QString shortCount(qulonglong count)
{
    return count <= maxExact ? QLocale().toString(count)
                             : CountChip::tr("%1k", "thousands").arg(count / 1000);
}

} // namespace

CountChip::CountChip(const QString& label, QWidget* parent)
    : QPushButton(label, parent)
    , m_label(label)
{
    setCheckable(true);
    setAutoDefault(false);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(label);
    // A screen reader toggles it without a click.
    connect(this, &QAbstractButton::toggled, this, [this](bool on) {
        if (m_isClicked)
            return;
        m_modifiers = {};
        Q_EMIT clicked(on);
    });
}

void CountChip::showOn(bool on)
{
    const QSignalBlocker quiet(this);
    setChecked(on);
}

void CountChip::nextCheckState()
{
    const QScopedValueRollback clicking(m_isClicked, true);
    QPushButton::nextCheckState();
}

void CountChip::setCount(std::optional<qulonglong> count)
{
    if (count == m_count)
        return;
    m_count = count;
    m_hasCount = m_hasCount || count.has_value();
    showCount();
}

void CountChip::setMeaning(const QString& meaning)
{
    if (meaning == m_meaning)
        return;
    m_meaning = meaning;
    showCount();
}

void CountChip::showCount()
{
    setText(m_count ? m_label + u' ' + shortCount(*m_count) : m_label);
    const QString number =
        m_count ? tr("%Ln deployment(s)", nullptr, int(*m_count)) + u'\n' : QString();
    setToolTip(number + m_meaning);
    setAccessibleDescription(number + m_meaning);
}

QSize CountChip::sizeHint() const
{
    QStyleOptionButton option;
    initStyleOption(&option);
    const QString widest = m_hasCount ? m_label + u' ' + QLocale().toString(maxExact) : m_label;
    const QSize text(fontMetrics().horizontalAdvance(widest), fontMetrics().height());
    const QSize usual = style()->sizeFromContents(QStyle::CT_PushButton, &option, text, this);
    // Beside a number there is the room of a longer one.
    return m_hasCount ? usual : usual.expandedTo(QSize(text.width() + 2 * theme::space::near, 0));
}

void CountChip::mouseReleaseEvent(QMouseEvent* event)
{
    m_modifiers = event->modifiers();
    QPushButton::mouseReleaseEvent(event);
}

void CountChip::keyPressEvent(QKeyEvent* event)
{
    m_modifiers = event->modifiers();
    QPushButton::keyPressEvent(event);
}

void CountChip::keyReleaseEvent(QKeyEvent* event)
{
    m_modifiers = event->modifiers();
    QPushButton::keyReleaseEvent(event);
}

} // namespace widgets
