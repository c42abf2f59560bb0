"""Where the pages of supervision are; `suggestions.urls` takes them in under its own name."""

from django.urls import path

from suggestions.views.supervision import digests, draws, grading, keys, lookback, overview, registers

urlpatterns = [
    path("digest/<str:token>", digests.digest, name="digest"),
    path("supervision/", overview.index, name="supervision"),
    path("supervision/keys/", keys.index, name="keys"),
    path("supervision/keys/<int:pk>/", keys.key, name="key"),
    path("supervision/keys/<int:pk>/files/<int:upload>", keys.file, name="key-file"),
    path("supervision/keys/<int:pk>/<slug:name>", keys.take, name="key-step"),
    path("supervision/draws/", draws.index, name="draws"),
    path("supervision/draws/new", draws.announce, name="draw-announce"),
    path("supervision/draws/<int:pk>/", draws.draw, name="draw"),
    path("supervision/draws/<int:pk>/list.txt", draws.population, name="draw-list"),
    path("supervision/draws/<int:pk>/record.<slug:kind>", draws.paper, name="draw-paper"),
    path("supervision/draws/<int:pk>/turns/<int:turn>", draws.appraise, name="draw-appraise"),
    path("supervision/draws/<int:pk>/<slug:name>", draws.take, name="draw-step"),
    path("supervision/look-back/", lookback.index, name="look-back"),
    path("supervision/look-back/<int:pk>/", lookback.item, name="look-back-item"),
    path("supervision/look-back/<int:pk>/record", lookback.look, name="look-back-record"),
    path("supervision/look-back/<int:pk>/files/<int:upload>", lookback.file, name="look-back-file"),
    path("supervision/gradings/", grading.index, name="gradings"),
    path("supervision/gradings/new", grading.begin, name="grading-begin"),
    path("supervision/gradings/<int:pk>/", grading.grading, name="grading"),
    path("supervision/gradings/<int:pk>/freeze", grading.freeze, name="grading-freeze"),
    path("supervision/gradings/<int:pk>/units/<int:unit>", grading.score, name="grading-score"),
    path("supervision/urgings/", registers.urgings, name="urgings"),
    path("supervision/registers/<int:pk>/", registers.register, name="register"),
    path("supervision/registers/<int:pk>/presence", registers.presence, name="presence-record"),
    path("supervision/registers/<int:pk>/photos/<int:upload>", registers.photo, name="presence-photo"),
    path("suggestions/<int:pk>/propose", keys.propose, name="key-propose"),
]
