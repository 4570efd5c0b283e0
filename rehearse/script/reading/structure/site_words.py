"""Lines made of nothing but the words on a website's buttons, in whatever order: VIP会员免费复制全文, 联系客服."""

from __future__ import annotations

_ACT = (
    r"下载|复制|收藏|分享|转发|扫一扫|扫[码描]|阅读|查看|浏览|登[录陆]|注册|关注|订阅|举报|反馈|投稿|打印|返回|插入|加入|购买|续费|开通|"
    r"设置|搜索|展开|收起|领取|点击|充值|打赏|解锁|预览|联系"
)
_THING = (
    r"文档|全文|全部内容|本文|原文|正文|图文|书签|书架|目录|首页|顶部|列表|[上下]一[章页篇]|人工客服|客服|会员|VIP|公众号|[订服][阅务]号|微信|"
    r"手机|APP|客户端|小程序|二维码|页面|本页|网站|版权|声明|权限|积分|账号|密码|评论|链接|浏览器|编辑器|Word|PDF"
)
_SMALL = (
    r"[此本该的在与和或请您你需可先后才能即到至用]|需要|即可|免费|更多|立即|全部|内容|使用|"
    r"[\s>›»←→|｜·•\-—()（）【】,，、。!！?？:：\d]"
)
BUTTONS = (
    rf"(?=.{{4,40}}$)(?:{_SMALL})*(?:(?:{_ACT})(?:{_SMALL}|{_ACT})*(?:{_THING})|"
    rf"(?:{_THING})(?:{_SMALL})*(?:{_ACT}|{_THING}))(?:{_ACT}|{_THING}|{_SMALL})*"
)
"""Two words of a website or more, and a thing among them; 请大家关注 has others."""
RIGHTS = (
    r"(?!.*(?:大家|同学|各位|我们))[^！!？?]{0,60}(?:原创|版权|转载)[^！!？?]{0,30}"
    r"(?:不允许|禁止|不得|严禁|未经)[^！!？?]{0,60}"
)
"""What nobody may do with the page."""
