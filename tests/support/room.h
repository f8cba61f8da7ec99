// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "project_paths.h"
#include "ts_translator.h"

#include "deploy/widgets/controls/plain_label.h"

#include <QAbstractButton>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QStyle>
#include <QStyleOptionComboBox>
#include <QTabBar>
#include <QTableView>
#include <QToolButton>
#include <QWidget>

#include <algorithm>
#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

/// Whether words have the room that they need.
namespace test_support {

struct Letters {
    bool isChinese = false;
    int percent = 100; ///< of the usual size
};

inline void PrintTo(const Letters& letters, std::ostream* to)
{
    *to << (letters.isChinese ? "Chinese" : "English") << letters.percent;
}

inline std::vector<Letters> allLetters()
{
    std::vector<Letters> all;
    for (const bool isChinese : {false, true})
        for (const int percent : {100, 125, 150, 200})
            all.push_back({isChinese, percent});
    return all;
}

/// The whole program has these letters and this language as long as it lives.
class LettersScope final {
public:
    explicit LettersScope(const Letters& letters)
        : m_font(QApplication::font())
    {
        QFont larger = m_font;
        larger.setPointSizeF(m_font.pointSizeF() * letters.percent / 100);
        QApplication::setFont(larger);
        if (!letters.isChinese)
            return;
        m_chinese = std::make_unique<TsTranslator>(QStringLiteral(
            PROJECT_SOURCE_DIR "/resources/translations/deployment-console_zh_CN.ts"));
        EXPECT_FALSE(m_chinese->isEmpty());
        QCoreApplication::installTranslator(m_chinese.get());
    }
    ~LettersScope()
    {
        m_chinese.reset();
        QApplication::setFont(m_font);
    }
    Q_DISABLE_COPY_MOVE(LettersScope)

private:
    const QFont m_font;
    std::unique_ptr<TsTranslator> m_chinese;
};

/// A label that breaks its lines needs the height that goes with its width. One that has a number
/// of lines ends in an ellipsis by intention, and shows the whole text under the pointer.
inline bool hasRoom(const QLabel& label)
{
    const bool isOfLines =
        label.minimumSizeHint().width() == 1 && qobject_cast<const widgets::PlainLabel*>(&label);
    if (isOfLines)
        return label.height() >= label.minimumSizeHint().height();
    if (label.wordWrap())
        return label.heightForWidth(label.width()) <= label.height();
    return label.sizeHint().width() <= label.width() && label.sizeHint().height() <= label.height();
}

inline bool hasRoom(const QAbstractButton& button)
{
    if (qobject_cast<const QLineEdit*>(button.parentWidget()) != nullptr)
        return true; // a sign in the field: its words are for who cannot see it
    if (button.hasHeightForWidth()) // its description breaks
        return button.fontMetrics().horizontalAdvance(button.text()) <= button.width()
            && button.heightForWidth(button.width()) <= button.height();
    return button.sizeHint().width() <= button.width()
        && button.sizeHint().height() <= button.height();
}

/// What it is in, from the inside: who is squeezed, and by whom.
inline std::string partsAbove(const QWidget& widget)
{
    std::string parts;
    for (const QWidget* each = widget.parentWidget(); each != nullptr;
         each = each->parentWidget()) {
        const int needs = std::max(each->minimumSizeHint().height(),
            each->hasHeightForWidth() ? each->heightForWidth(each->width()) : 0);
        parts += std::string("\n  in ") + each->metaObject()->className() + ' '
            + each->objectName().toStdString() + ' ' + std::to_string(each->width()) + 'x'
            + std::to_string(each->height()) + ", needs " + std::to_string(needs);
    }
    return parts;
}

/// What has changed since the loop's last turn is laid out before it is painted: nobody sees it as
/// it was before.
inline void layOut()
{
    constexpr int levels = 4; // what lies in something that grows with it
    for (int level = 0; level < levels; ++level)
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
}

template <typename Widget> void expectRoomFor(const QWidget& window)
{
    for (const Widget* each : window.findChildren<Widget*>()) {
        if (!each->isVisible() || each->text().isEmpty())
            continue;
        EXPECT_TRUE(hasRoom(*each))
            << each->text().toStdString() << " (" << each->objectName().toStdString() << ") has "
            << each->width() << 'x' << each->height() << " and needs " << each->sizeHint().width()
            << 'x' << each->sizeHint().height() << partsAbove(*each);
    }
}

/// Of headings that are words: a time axis has others in their place, and a column of signs alone,
/// where the window is narrow, has none.
inline void expectRoomForHeadings(const QWidget& window)
{
    for (const QHeaderView* header : window.findChildren<QHeaderView*>()) {
        if (!header->isVisible() || header->orientation() == Qt::Vertical)
            continue;
        const int margin = header->style()->pixelMetric(QStyle::PM_HeaderMargin, nullptr, header);
        for (int section = 0; section < header->count(); ++section) {
            const QString words = header->model()->headerData(section, Qt::Horizontal).toString();
            const bool isAxis =
                header->inherits("widgets::TimelineHeader") && section + 1 == header->count();
            const bool isOfSigns =
                header->sectionSize(section) < 3 * header->fontMetrics().height();
            if (header->isSectionHidden(section) || words.isEmpty() || isAxis || isOfSigns)
                continue;
            EXPECT_LE(header->fontMetrics().horizontalAdvance(words) + 2 * margin,
                header->sectionSize(section))
                << "heading " << words.toStdString() << " of "
                << header->parentWidget()->objectName().toStdString();
        }
    }
}

/// No cell of a table is cut off while another column has room that it does not need.
inline void expectRoomIsShared(const QWidget& window)
{
    for (const QTableView* table : window.findChildren<QTableView*>()) {
        if (!table->isVisible())
            continue;
        const QAbstractItemView& view = *table;
        int spare = 0;
        int missing = 0;
        for (int column = 0; column < table->model()->columnCount(); ++column) {
            const QHeaderView& header = *table->horizontalHeader();
            if (table->isColumnHidden(column))
                continue;
            const int heading = header.isHidden() ? 0 : header.sectionSizeHint(column);
            const int more =
                table->columnWidth(column) - std::max(heading, view.sizeHintForColumn(column));
            (more < 0 ? missing : spare) += more;
        }
        EXPECT_TRUE(missing == 0 || spare < view.fontMetrics().averageCharWidth())
            << view.accessibleName().toStdString() << " lacks " << -missing << " and has " << spare;
    }
}

inline void expectRoomForTabs(const QWidget& window)
{
    for (const QTabBar* bar : window.findChildren<QTabBar*>()) {
        for (int tab = 0; bar->isVisible() && tab < bar->count(); ++tab)
            EXPECT_LE(
                bar->fontMetrics().horizontalAdvance(bar->tabText(tab)), bar->tabRect(tab).width())
                << "tab " << bar->tabText(tab).toStdString();
    }
}

inline void expectRoomForChoices(const QWidget& window)
{
    for (const QComboBox* box : window.findChildren<QComboBox*>()) {
        QStyleOptionComboBox option;
        option.initFrom(box);
        option.editable = box->isEditable();
        option.frame = box->hasFrame();
        const QRect room = box->style()->subControlRect(
            QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, box);
        if (box->isVisible() && !box->isEditable()) {
            EXPECT_LE(box->fontMetrics().horizontalAdvance(box->currentText()), room.width())
                << "choice " << box->currentText().toStdString() << " of "
                << box->accessibleName().toStdString();
        }
    }
}

/// What a part of a window shows beyond its own edge is cut off, unless it can be scrolled there.
inline void expectInsideOfParents(const QWidget& window)
{
    for (const QScrollArea* area : window.findChildren<QScrollArea*>()) {
        if (area->isVisible() && area->horizontalScrollBarPolicy() == Qt::ScrollBarAlwaysOff) {
            EXPECT_LE(area->horizontalScrollBar()->maximum(), 0)
                << area->objectName().toStdString() << " cuts off its right";
        }
    }
    for (const QWidget* each : window.findChildren<QWidget*>()) {
        const QWidget* parent = each->parentWidget();
        const bool hasWords = qobject_cast<const QLabel*>(each) != nullptr
            || qobject_cast<const QAbstractButton*>(each) != nullptr
            || qobject_cast<const QLineEdit*>(each) != nullptr;
        if (!each->isVisible() || !hasWords || each->width() <= 1)
            continue;
        for (const QWidget* part = each; parent != nullptr && !part->isWindow()
             && qobject_cast<const QAbstractScrollArea*>(parent->parentWidget()) == nullptr;
             part = parent, parent = parent->parentWidget())
            EXPECT_TRUE(parent->rect().contains(part->geometry()))
                << part->metaObject()->className() << ' ' << part->objectName().toStdString()
                << " is not all in its " << parent->metaObject()->className() << ' '
                << parent->objectName().toStdString();
    }
}

/// No word of the window is cut off.
inline void expectRoomForAllWords(const QWidget& window)
{
    layOut();
    expectRoomForChoices(window);
    expectInsideOfParents(window);
    expectRoomFor<QLabel>(window);
    expectRoomFor<QPushButton>(window);
    expectRoomFor<QToolButton>(window);
    expectRoomFor<QCheckBox>(window);
    expectRoomFor<QRadioButton>(window);
    expectRoomForHeadings(window);
    expectRoomForTabs(window);
}

} // namespace test_support
