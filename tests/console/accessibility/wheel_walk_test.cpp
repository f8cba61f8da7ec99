// SPDX-License-Identifier: GPL-3.0-or-later
// In every window: the wheel changes no value that lies under the pointer by chance, gives it no
// keyboard, and scrolls what is around it.
#include "program/appearance.h"
#include "window_walk.h"

#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QLineEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QSpinBox>
#include <QWheelEvent>
#include <QtTest/qtestspontaneevent.h>

namespace {

void turnWheel(QWidget& widget, int steps)
{
    const QPointF middle = QRectF(widget.rect()).center();
    QWheelEvent event(middle, widget.mapToGlobal(middle), {}, QPoint(0, 120 * steps), Qt::NoButton,
        Qt::NoModifier, Qt::NoScrollPhase, false);
    QSpontaneKeyEvent::setSpontaneous(&event); // as from a mouse: it may bring the keyboard
    qApp->notify(&widget, &event);
}

/// What a field says; none for what is no field of this kind.
std::optional<QString> valueOf(const QWidget& widget)
{
    if (const auto* box = qobject_cast<const QComboBox*>(&widget))
        return box->currentText() + QString::number(box->currentIndex());
    if (const auto* box = qobject_cast<const QAbstractSpinBox*>(&widget))
        return box->text();
    if (qobject_cast<const QScrollBar*>(&widget) != nullptr)
        return {};
    if (const auto* slider = qobject_cast<const QAbstractSlider*>(&widget))
        return QString::number(slider->value());
    return {};
}

QScrollBar* barAround(const QWidget& widget)
{
    for (const QWidget* each = &widget; !each->isWindow(); each = each->parentWidget()) {
        auto* const area = qobject_cast<QScrollArea*>(each->parentWidget());
        if (area != nullptr && area->verticalScrollBar()->maximum() > 0)
            return area->verticalScrollBar();
    }
    return nullptr;
}

void dress()
{
    console::applyTheme(*qApp, QStringLiteral("light"));
}

void undress()
{
    QApplication::setStyle(QStringLiteral("fusion"));
    QApplication::setPalette(QPalette());
}

struct InTheStyleOfTheProgram {
    InTheStyleOfTheProgram() { dress(); }
    ~InTheStyleOfTheProgram() { undress(); }
    Q_DISABLE_COPY_MOVE(InTheStyleOfTheProgram)
};

class WheelWalk : private InTheStyleOfTheProgram, public test_support::WindowWalk {
protected:
    void look(QWidget& window) override
    {
        for (QWidget* each : window.findChildren<QWidget*>()) {
            const std::optional<QString> before = valueOf(*each);
            if (!before || !each->isVisible() || !each->isEnabled())
                continue;
            ++m_fields;
            if (QWidget* focus = window.focusWidget())
                focus->clearFocus();
            const std::string name = std::string(window.metaObject()->className()) + ' '
                + (each->accessibleName() + u' ' + each->objectName()).toStdString();
            QScrollBar* const bar = barAround(*each);
            for (const int steps : {1, -1, -1}) { // either way may be at its end
                const int place = bar != nullptr ? bar->value() : 0;
                const int wanted = steps > 0 ? 0 : bar != nullptr ? bar->maximum() : 0;
                turnWheel(*each, steps);
                EXPECT_EQ(*valueOf(*each), *before) << name << " follows the wheel";
                EXPECT_FALSE(each->hasFocus()) << name << " is given the keyboard by the wheel";
                if (bar != nullptr && place != wanted) {
                    ++m_scrolled;
                    EXPECT_NE(bar->value(), place) << name << " lets nothing scroll";
                }
            }
        }
    }

    int m_fields = 0;
    int m_scrolled = 0;
};

TEST_F(WheelWalk, noValueFollowsTheWheelInPassing)
{
    walkAll({1366, 600}, 1000);
    EXPECT_GT(m_fields, 30);
    EXPECT_GT(m_scrolled, 5);
}

class WheelTest : private InTheStyleOfTheProgram, public testing::Test { };

TEST_F(WheelTest, aFieldWithTheKeyboardTakesItWhereNothingElseCan)
{
    QScrollArea area;
    auto* const content = new QWidget;
    QSpinBox box(content);
    area.setWidget(content);
    content->resize(100, 100);
    area.resize(300, 300);
    area.show();
    area.activateWindow();
    ASSERT_TRUE(QTest::qWaitForWindowActive(&area));
    box.clearFocus();
    turnWheel(box, 1);
    EXPECT_EQ(box.value(), 0) << "nobody was in it";
    box.setFocus();
    turnWheel(box, 1);
    EXPECT_EQ(box.value(), 1);
    content->resize(100, 1000);
    QCoreApplication::processEvents();
    turnWheel(box, -1);
    EXPECT_EQ(box.value(), 1) << "read on from the field that was changed last";
    EXPECT_GT(area.verticalScrollBar()->value(), 0);
}

} // namespace
