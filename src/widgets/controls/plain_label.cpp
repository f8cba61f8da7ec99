// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/widgets/controls/plain_label.h"

#include "deploy/models/display_strings.h"
#include "deploy/models/whole_durations.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QTextLayout>
#include <QToolTip>

#include <algorithm>
#include <utility>

namespace widgets {

namespace {

/// Letters of other families than the label's own reach a little farther.
constexpr int roomForTallLetters = 2;

} // namespace

PlainLabel::PlainLabel(QWidget* parent)
    : PlainLabel(QString(), parent)
{
}

PlainLabel::PlainLabel(const QString& text, QWidget* parent)
    : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setText(text);
}

void PlainLabel::setText(const QString& text)
{
    QLabel::setText(wordWrap() ? models::withBreaksInLongWords(text) : text);
}

void PlainLabel::setWordWrap(bool on)
{
    QLabel::setWordWrap(on);
    if (on)
        setText(text());
}

void PlainLabel::setProse(const QString& text)
{
    setText(models::withWholeDurations(text));
    setAccessibleName(plainText());
}

QString PlainLabel::plainText() const
{
    return models::withoutJoiners(text());
}

QString PlainLabel::selectedPlainText() const
{
    QString selected = models::withoutJoiners(selectedText());
    return selected.replace(QChar::ParagraphSeparator, u'\n').replace(QChar::LineSeparator, u'\n');
}

/// What is selected can be pasted by the middle button at once, where a desktop has that.
void PlainLabel::cleanSelection()
{
    QClipboard& clipboard = *QGuiApplication::clipboard();
    if (hasSelectedText() && clipboard.supportsSelection() && clipboard.ownsSelection())
        clipboard.setText(selectedPlainText(), QClipboard::Selection);
}

/// Qt's own menu copies what is laid out.
void PlainLabel::contextMenuEvent(QContextMenuEvent* event)
{
    if (!(textInteractionFlags() & Qt::TextSelectableByMouse)) {
        QLabel::contextMenuEvent(event);
        return;
    }
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction* copy = menu->addAction(
        tr("Copy"), this, [this] { QGuiApplication::clipboard()->setText(selectedPlainText()); });
    copy->setEnabled(hasSelectedText());
    menu->addAction(tr("Select all"), this, [this] { setSelection(0, int(text().size())); });
    menu->popup(event->globalPos());
    event->accept();
}

void PlainLabel::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy) && hasSelectedText()) {
        QGuiApplication::clipboard()->setText(selectedPlainText());
        event->accept();
        return;
    }
    QLabel::keyPressEvent(event);
}

void PlainLabel::keyReleaseEvent(QKeyEvent* event)
{
    QLabel::keyReleaseEvent(event);
    cleanSelection();
}

void PlainLabel::mouseReleaseEvent(QMouseEvent* event)
{
    QLabel::mouseReleaseEvent(event);
    cleanSelection();
}

void PlainLabel::setTone(theme::Tone tone)
{
    m_tone = tone;
    updateTone();
}

void PlainLabel::updateTone()
{
    QPalette toned = palette();
    const QColor color = theme::foreground(*m_tone, toned);
    if (toned.color(QPalette::WindowText) == color)
        return; // a palette that is set is told of, too
    toned.setColor(QPalette::WindowText, color);
    setPalette(toned);
}

void PlainLabel::setLines(int lines)
{
    if (std::exchange(m_lines, lines) == lines)
        return;
    setTextInteractionFlags(Qt::NoTextInteraction);
    updateGeometry();
    update();
}

int PlainLabel::heightOfLines() const
{
    return m_lines * fontMetrics().lineSpacing() + roomForTallLetters;
}

QSize PlainLabel::sizeHint() const
{
    return m_lines == 0 ? QLabel::sizeHint()
                        : QSize(fontMetrics().horizontalAdvance(text()) + 1, heightOfLines());
}

QSize PlainLabel::minimumSizeHint() const
{
    return m_lines == 0 ? QLabel::minimumSizeHint() : QSize(1, heightOfLines());
}

QStringList PlainLabel::shownLines() const
{
    const QString whole = text();
    QTextLayout layout(whole, font(), this);
    QTextOption wrapping;
    wrapping.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(wrapping);
    QStringList lines;
    layout.beginLayout();
    for (int at = 0; at < m_lines; ++at) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(width());
        const bool isLast = at == m_lines - 1;
        lines << (isLast
                ? fontMetrics().elidedText(whole.mid(line.textStart()), Qt::ElideRight, width())
                : whole.mid(line.textStart(), line.textLength()));
    }
    layout.endLayout();
    return lines;
}

bool PlainLabel::isCut() const
{
    return m_lines > 0 && shownLines().join(QString()) != text();
}

void PlainLabel::paintEvent(QPaintEvent* event)
{
    if (m_lines == 0 || text().isEmpty()) {
        QLabel::paintEvent(event);
        return;
    }
    QPainter painter(this);
    painter.setPen(palette().color(foregroundRole()));
    const QStringList lines = shownLines();
    const int spacing = fontMetrics().lineSpacing();
    const int used = static_cast<int>(lines.size()) * spacing;
    const int left = std::max(0, height() - roomForTallLetters - used);
    int baseline = ((alignment() & Qt::AlignTop) ? 0 : left / 2) + roomForTallLetters / 2
        + fontMetrics().ascent();
    for (const QString& line : lines) {
        painter.drawText(0, baseline, line);
        baseline += spacing;
    }
}

bool PlainLabel::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip && toolTip().isEmpty() && isCut()) {
        QToolTip::showText(
            static_cast<QHelpEvent*>(event)->globalPos(), models::toolTipText(plainText()), this);
        return true;
    }
    if (event->type() == QEvent::PaletteChange && m_tone)
        updateTone();
    return QLabel::event(event);
}

// Text that can be selected is laid out by a document of its own, of which a window has dozens and
// the user needs one: the label gets it when the pointer enters.
void PlainLabel::enterEvent(QEnterEvent* event)
{
    const bool isUntouched =
        textInteractionFlags() == Qt::LinksAccessibleByMouse; // as QLabel has it
    if (isUntouched) {
        // The flags bring a policy of their own: a label is no stop of Tab for having been passed.
        const Qt::FocusPolicy policy = focusPolicy();
        setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        setFocusPolicy(policy == Qt::NoFocus ? Qt::ClickFocus : policy);
    }
    QLabel::enterEvent(event);
}

} // namespace widgets
